import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';

/**
 * One page of `rows` with its cursors. `next` is present only if there is another page. As in the Graph API, it is a
 * complete URL that contains the access token.
 */
export function page(rows: readonly JsonMap[], { query, headers, path }: IncomingRequest, token: string): JsonMap {
  const limit = limitOf(query);
  const start = startOf(query, rows.length);
  const data = rows.slice(start, start + limit);
  if (data.length === 0) return { data };
  const end = start + data.length;
  const cursors = { before: cursorAt(start), after: cursorAt(end) };
  if (end >= rows.length) return { data, paging: { cursors } };
  const next = new URL(path, `http://${headers.host}`);
  next.search = new URLSearchParams({
    ...Object.fromEntries(query),
    access_token: token,
    after: cursors.after,
  }).toString();
  return { data, paging: { cursors, next: next.href } };
}

/** Documented: 25 by default, at most 100. */
function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? '25';
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100) {
    throw errorResponse(100, '(#100) Param limit must be a number between 1 and 100');
  }
  return Number(text);
}

function startOf(query: URLSearchParams, length: number): number {
  const after = query.get('after');
  if (after === null) return 0;
  const start = Array.from({ length: length + 1 }, (_, index) => index).find((index) => cursorAt(index) === after);
  if (start === undefined) throw errorResponse(100, '(#100) Invalid cursors values');
  return start;
}

function cursorAt(index: number): string {
  return Buffer.from(`QVFI-sandbox-${index}`).toString('base64url');
}
