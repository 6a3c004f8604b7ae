import type { JsonMap } from '../../json.js';
import { serviceError } from './errors.js';

/** One page of WABAs. A token is bound to the size of the page that it follows. */
export function page(rows: readonly JsonMap[], query: URLSearchParams, startsWithEmptyPage: boolean): JsonMap {
  const size = sizeOf(query.get('maxResults'));
  const start = startOf(query.get('nextToken'), size, rows.length);
  if (start === undefined) {
    return startsWithEmptyPage ? { linkedAccounts: [], nextToken: tokenOf(0, size) } : from(rows, 0, size);
  }
  return from(rows, start, size);
}

function from(rows: readonly JsonMap[], start: number, size: number): JsonMap {
  const end = start + size;
  const next = end < rows.length ? { nextToken: tokenOf(end, size) } : {};
  return { linkedAccounts: rows.slice(start, end), ...next };
}

/** Documented: 1 to 100. The default is not documented. */
function sizeOf(text: string | null): number {
  if (text === null) return 100;
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100) {
    throw serviceError('ValidationException', 'maxResults must be between 1 and 100.');
  }
  return Number(text);
}

function startOf(token: string | null, size: number, length: number): number | undefined {
  if (token === null) return undefined;
  if (token.length < 1 || token.length > 600) {
    throw serviceError('ValidationException', 'nextToken must have a length between 1 and 600.');
  }
  const start = Array.from({ length: length + 1 }, (_, index) => index).find((index) => tokenOf(index, size) === token);
  if (start === undefined) throw serviceError('InvalidParametersException', 'nextToken is not valid.');
  return start;
}

/** With the characters that a query must encode. */
function tokenOf(start: number, size: number): string {
  return `${Buffer.from(`${start}/${size}`).toString('base64')}/+==`;
}
