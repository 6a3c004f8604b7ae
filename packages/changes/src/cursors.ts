import type { JournalPosition } from './position.js';

/** No time and no age begins with it. */
const prefix = 'c_';

/** The place in a journal after all changes of a result, in the form that `since` accepts. */
export function latestCursor(position: JournalPosition): string {
  return prefix + Buffer.from(position).toString('base64url');
}

/** Undefined if the text is not a `latestCursor`. */
export function positionOf(cursor: string): JournalPosition | undefined {
  if (!cursor.startsWith(prefix)) return undefined;
  const position = Buffer.from(cursor.slice(prefix.length), 'base64url').toString();
  return /^[!-~]{1,200}$/.test(position) ? position : undefined;
}
