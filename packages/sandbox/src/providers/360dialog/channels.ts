import { isJsonMap, type JsonMap, parseJson } from '../../json.js';
import { errorResponse } from './errors.js';
import type { DialogChannel } from './model.js';

/** The maximum is not documented. Without `limit`, a recorded response has this one. */
const maxLimit = 1_000;

/** One page of channels. `filters` is a JSON object with paths of members and their values. */
export function pageOf(channels: readonly DialogChannel[], query: URLSearchParams): JsonMap {
  const limit = wholeNumber(query.get('limit') ?? String(maxLimit), 1);
  const offset = wholeNumber(query.get('offset') ?? '0', 0);
  const filters = parseJson(query.get('filters') ?? '{}');
  if (!isJsonMap(filters)) throw errorResponse(400);
  const sort = query.get('sort') ?? '';
  if (!/^(-?(id|created_at|modified_at))?$/.test(sort)) throw errorResponse(400);
  const found = channels.filter((channel) =>
    Object.entries(filters).every(([path, value]) => memberAt(channel, path) === value),
  );
  const sorted = sort === '' ? found : found.toSorted((one, other) => compare(one, other, sort.replace('-', '')));
  const rows = (sort.startsWith('-') ? sorted.toReversed() : sorted).slice(offset, offset + limit);
  return { count: rows.length, total: found.length, limit, offset, sort: [sort], filters, partner_channels: rows };
}

function wholeNumber(text: string, min: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < min) throw errorResponse(400);
  return Math.min(Number(text), min === 1 ? maxLimit : Number.POSITIVE_INFINITY);
}

function compare(one: DialogChannel, other: DialogChannel, member: string): number {
  return String(one[member]) < String(other[member]) ? -1 : 1;
}

function memberAt(channel: JsonMap, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Object(value)[name], channel);
}
