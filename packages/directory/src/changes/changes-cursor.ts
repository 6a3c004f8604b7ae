import type { CheckedChangesQuery, JournalPosition } from '@wabascope/changes';
import { cursorAfter, readCursor } from '../text/cursor.js';

/** Where a page of changes ends. An age in `since` stays what it was on the first page. */
export interface ChangesPage {
  readonly before: JournalPosition;
  readonly range: CheckedChangesQuery['range'];
}

/** In place of what `range` lacks: 0 and an empty text. */
type Position = readonly [before: JournalPosition, from: number, after: string];

/** @param fingerprint Identifies the query, so that the cursor is valid only for it. */
export function changesCursor({ before, range: { from, after } }: ChangesPage, fingerprint: string): string {
  return cursorAfter([before, from ?? 0, after ?? ''] satisfies Position, fingerprint);
}

/** @throws {ArgumentError} When the cursor is invalid or belongs to another query. */
export function readChangesCursor(cursor: string, fingerprint: string): ChangesPage {
  const [before, from, after] = readCursor(cursor, fingerprint, isPosition);
  return { before, range: { ...(from === 0 ? {} : { from }), ...(after === '' ? {} : { after }) } };
}

function isPosition(value: readonly unknown[]): value is Position {
  const [before, from, after] = value;
  return typeof before === 'string' && typeof from === 'number' && typeof after === 'string';
}
