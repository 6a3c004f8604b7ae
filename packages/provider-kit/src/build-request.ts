import type { HttpCall, HttpRequest } from './http-types.js';

/** The request of a call, before it is signed. */
export function buildRequest(baseUrl: string, call: HttpCall<unknown>, now: number): HttpRequest {
  const { type, body } = bodyOf(call);
  return {
    method: call.method,
    url: urlOf(baseUrl, call),
    headers: { accept: 'application/json', ...type, ...call.headers },
    body,
    now,
  };
}

function bodyOf({ json, form }: HttpCall<unknown>): { type: Record<string, string>; body: string } {
  if (json !== undefined) return { type: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  if (form === undefined) return { type: {}, body: '' };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return { type, body: new URLSearchParams(entriesOf(form)).toString() };
}

function urlOf(baseUrl: string, { path, query = {} }: HttpCall<unknown>): URL {
  const url = new URL(baseUrl + path);
  // Not URLSearchParams, which writes a space as `+`: signatures cover the percent-encoded form.
  url.search = entriesOf(query)
    .map((entry) => entry.map((text) => encodeURIComponent(text.toWellFormed())).join('='))
    .join('&');
  return url;
}

function entriesOf(fields: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
}
