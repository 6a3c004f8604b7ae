import { ArgumentError } from './argument-error.js';

/**
 * The cursor after a row. It contains only the position of that row and the fingerprint of the query, so it is valid on
 * every replica and after a change of the data.
 */
export function cursorAfter(position: readonly unknown[], fingerprint: string): string {
  return Buffer.from(JSON.stringify([fingerprint, ...position])).toString('base64url');
}

/**
 * The position in a cursor.
 * @throws {ArgumentError} When the cursor is invalid or belongs to a query with other filters.
 */
export function readCursor<Position extends readonly unknown[]>(
  cursor: string,
  fingerprint: string,
  isPosition: (value: readonly unknown[]) => value is Position,
): Position {
  const [owner, ...position] = parsed(cursor);
  if (!isPosition(position)) {
    throw new ArgumentError('cursor', 'The cursor is invalid; pass nextCursor of the previous page, or omit it.');
  }
  if (owner !== fingerprint) {
    const message = 'The cursor belongs to a query with other filters; repeat those filters, or omit the cursor.';
    throw new ArgumentError('cursor', message);
  }
  return position;
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
