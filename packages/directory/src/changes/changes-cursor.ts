import type { CheckedChangesQuery, JournalPosition } from '@wabascope/changes';
import { ArgumentError } from '../text/argument-error.js';

/** Where a page of changes ends. An age in `since` stays what it was on the first page. */
export interface ChangesPage {
  readonly before: JournalPosition;
  readonly range: CheckedChangesQuery['range'];
}

/** @param fingerprint Identifies the query, so that the cursor is valid only for it. */
export function changesCursor({ before, range: { from, after } }: ChangesPage, fingerprint: string): string {
  return Buffer.from(JSON.stringify([fingerprint, before, from ?? 0, after ?? ''])).toString('base64url');
}

/** @throws {ArgumentError} When the cursor is invalid or belongs to another query. */
export function readChangesCursor(cursor: string, fingerprint: string): ChangesPage {
  const [owner, before, from, after] = parsed(cursor);
  if (typeof before !== 'string' || typeof from !== 'number' || typeof after !== 'string') {
    throw new ArgumentError('cursor', 'The cursor is invalid; pass nextCursor of the previous page, or omit it.');
  }
  if (owner !== fingerprint) {
    const message = 'The cursor belongs to a query with other filters; repeat those filters, or omit the cursor.';
    throw new ArgumentError('cursor', message);
  }
  return { before, range: { ...(from === 0 ? {} : { from }), ...(after === '' ? {} : { after }) } };
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
