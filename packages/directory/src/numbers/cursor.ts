import { ArgumentError } from '../text/argument-error.js';
import type { Position } from './number-rows.js';

/**
 * A cursor names the last number of a page and the query it belongs to, and nothing else: it holds on every replica and
 * after a change of the data.
 */
export function cursorAfter(position: Position, fingerprint: string): string {
  return Buffer.from(JSON.stringify([fingerprint, ...position])).toString('base64url');
}

/** @throws {ArgumentError} When the cursor is not ours or belongs to a query with other filters. */
export function readCursor(cursor: string, fingerprint: string): Position {
  const [owner, ...position] = parsed(cursor);
  if (!isPosition(position)) {
    throw new ArgumentError('cursor', 'This is no cursor; pass nextCursor of the page before, or none.');
  }
  if (owner !== fingerprint) {
    throw new ArgumentError('cursor', 'The cursor belongs to a query with other filters; repeat them, or start over.');
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

function isPosition(value: readonly unknown[]): value is Position {
  const [rank, ...texts] = value;
  return typeof rank === 'number' && texts.length === 3 && texts.every((text) => typeof text === 'string');
}
