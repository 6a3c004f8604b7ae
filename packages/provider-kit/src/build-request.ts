import { ProviderError } from '@wabascope/core';
import type { HttpCall, HttpRequest } from './http-types.js';

/**
 * The unsigned request of a call.
 * @throws {ProviderError} `config` if a URL would change the path.
 */
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

/** Text of a provider as one segment of a path: percent-encoded, and U+FFFD for half of a surrogate pair. */
export function pathSegment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function bodyOf({ json, form }: HttpCall<unknown>): { type: Record<string, string>; body: string } {
  if (json !== undefined) return { type: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  if (form === undefined) return { type: {}, body: '' };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return { type, body: new URLSearchParams(entriesOf(form)).toString() };
}

function urlOf(baseUrl: string, { path, query = {} }: HttpCall<unknown>): URL {
  checkPath(path);
  const url = new URL(baseUrl + path);
  // Not URLSearchParams, which writes a space as `+`: signatures cover the percent-encoded form.
  url.search = entriesOf(query)
    .map((entry) => entry.map(pathSegment).join('='))
    .join('&');
  return url;
}

/** The message does not quote the path, which may contain an ID. */
function checkPath(path: string): void {
  const problem = pathProblem(path);
  if (problem === undefined) return;
  throw new ProviderError('config', `The plugin makes a call with a \`path\` that ${problem}.`);
}

/** Completes "a path that …". */
function pathProblem(path: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return 'is an absolute URL: put its first part into `baseUrl`';
  if (!path.startsWith('/')) return 'does not begin with `/`: put `/` in front of it';
  if (path.includes('?')) return 'contains a query: put the query into `query`';
  if (path.includes('#')) return 'contains `#`: percent-encode it, because the rest would not be sent';
  return undefined;
}

function entriesOf(fields: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
}
