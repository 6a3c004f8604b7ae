import type { HttpCall, HttpRequest } from './http-types.js';

/** The call as it goes out, before it is signed. */
export function buildRequest(baseUrl: string, call: HttpCall<unknown>, now: number): HttpRequest {
  const body = call.json === undefined ? '' : JSON.stringify(call.json);
  return {
    method: call.method,
    url: urlOf(baseUrl, call),
    headers: {
      accept: 'application/json',
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    },
    body,
    now,
  };
}

function urlOf(baseUrl: string, { path, query = {} }: HttpCall<unknown>): URL {
  const url = new URL(baseUrl + path);
  // Not URLSearchParams, which writes a space as `+`: what is signed is percent-encoded.
  url.search = Object.entries(query)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map((entry) => entry.map((text) => encodeURIComponent(text.toWellFormed())).join('='))
    .join('&');
  return url;
}
