import { createHash } from 'node:crypto';
import { ArgumentError } from '../text/argument-error.js';

/** The sort key of a number: severity, account, number, id. Plain JSON. */
export type RowPosition = readonly [rank: number, account: string, number: string, id: string];

/** Identifies a query in its cursors. Equal for equal identities. */
export function fingerprintOf(identity: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 12);
}

/**
 * The cursor after a number. It contains only the position of that number and the fingerprint of the query, so it is
 * valid on every replica and after a change of the data.
 */
export function cursorAfter(position: RowPosition, fingerprint: string): string {
  return Buffer.from(JSON.stringify([fingerprint, ...position])).toString('base64url');
}

/** @throws {ArgumentError} When the cursor is invalid or belongs to a query with other filters. */
export function readCursor(cursor: string, fingerprint: string): RowPosition {
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

function isPosition(value: readonly unknown[]): value is RowPosition {
  const [rank, ...texts] = value;
  return typeof rank === 'number' && texts.length === 3 && texts.every((text) => typeof text === 'string');
}
