import type { JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';

/** Bird publishes neither the default nor the maximum. */
const defaultLimit = 10;

/**
 * One page of `rows`, the newest first, as `order` wants it. A cursor is valid only with the filters that it was made with.
 */
export function page(rows: readonly (JsonMap & { id: string; created_at: string })[], query: URLSearchParams) {
  const limit = limitOf(query);
  oneOf(query, 'sort', ['created_at']);
  const direction = oneOf(query, 'order', ['asc', 'desc']) === 'asc' ? 1 : -1;
  const sorted = rows.toSorted((a, b) => direction * a.created_at.localeCompare(b.created_at));
  const filters = filtersOf(query);
  const cursorOf = (row: (typeof sorted)[number] | undefined) =>
    row === undefined ? null : Buffer.from(`${filters}\n${row.id}`).toString('base64url');
  const positionOf = (name: string): number | undefined => {
    const cursor = query.get(name);
    if (cursor === null) return undefined;
    const position = sorted.findIndex((row) => cursorOf(row) === cursor);
    if (position < 0) throw errorResponse(422, 'The cursor does not belong to this list.', { param: name });
    return position;
  };
  const after = positionOf('starting_after');
  const before = positionOf('ending_before');
  if (after !== undefined && before !== undefined) {
    throw errorResponse(422, 'Use one of starting_after and ending_before.', { param: 'ending_before' });
  }
  const start = before === undefined ? (after ?? -1) + 1 : Math.max(0, before - limit);
  const data = sorted.slice(start, before === undefined ? start + limit : before);
  const isLast = start + data.length >= sorted.length;
  return {
    data,
    next_cursor: isLast ? null : cursorOf(data.at(-1)),
    prev_cursor: start === 0 ? null : cursorOf(data[0]),
    refresh_cursor: cursorOf(data[0]),
  };
}

/** The value of a parameter; null without one. */
export function oneOf(query: URLSearchParams, name: string, words: readonly string[]): string | null {
  const value = query.get(name);
  if (value !== null && !words.includes(value)) {
    throw errorResponse(422, `${name} must be one of ${words.join(', ')}.`, { param: name });
  }
  return value;
}

function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? String(defaultLimit);
  if (!/^[1-9]\d{0,2}$/.test(text)) throw errorResponse(422, 'limit must be a positive integer.', { param: 'limit' });
  return Number(text);
}

function filtersOf(query: URLSearchParams): string {
  const names = ['waba', 'phone_number', 'status', 'scope', 'order'];
  return JSON.stringify(names.map((name) => query.getAll(name)));
}
