import type { Json, JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';

/** One page of `rows`, in the documented envelope. */
export function page(rows: readonly Json[], query: URLSearchParams): JsonMap {
  const current = pageSetting(query, 'pageNo', 1);
  const size = pageSetting(query, 'pageSize', 10);
  const data = rows.slice((current - 1) * size, current * size);
  return { data, total: rows.length, size, current, pages: Math.ceil(rows.length / size) };
}

/** Both settings are documented as whole numbers from 1 to 100. */
function pageSetting(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 100) throw errorResponse(400, `: ${name} must be from 1 to 100`);
  return value;
}
