import type { Json, JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';

/** One page of `rows`. `total` is present only if it is requested. YCloud ignores parameters that it does not have. */
export function page(rows: readonly Json[], query: URLSearchParams): JsonMap {
  const limit = wholeNumber(query, 'limit', 10);
  const offset = (wholeNumber(query, 'page', 1) - 1) * limit;
  const items = rows.slice(offset, offset + limit);
  const total = isTrue(query, 'includeTotal') ? { total: rows.length } : {};
  return { offset, limit, length: items.length, items, ...total };
}

/** `page` and `limit` are documented as 1 to 100. */
function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name) ?? String(otherwise);
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100) {
    throw errorResponse('PARAM_INVALID', `${name} must be from 1 to 100.`, { target: name });
  }
  return Number(text);
}

function isTrue(query: URLSearchParams, name: string): boolean {
  const text = query.get(name) ?? 'false';
  if (text !== 'true' && text !== 'false') {
    throw errorResponse('PARAM_INVALID', `${name} must be true or false.`, { target: name });
  }
  return text === 'true';
}
