import type { JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';

/** One page of `rows` in the documented envelope. A page after the last one is empty. */
export function page(rows: readonly JsonMap[], query: URLSearchParams): { data: JsonMap[]; meta: JsonMap } {
  const number = wholeNumber(query, 'page[number]', 1, Number.MAX_SAFE_INTEGER);
  const size = wholeNumber(query, 'page[size]', 20, maxSize);
  return {
    data: rows.slice((number - 1) * size, number * size),
    meta: {
      page_number: number,
      page_size: size,
      total_pages: Math.ceil(rows.length / size),
      total_results: rows.length,
    },
  };
}

/** Not documented. Others have used 250. */
const maxSize = 250;

function wholeNumber(query: URLSearchParams, parameter: string, otherwise: number, max: number): number {
  const text = query.get(parameter) ?? String(otherwise);
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= max) return value;
  throw errorResponse(400, '10015', { detail: `${parameter} must be a whole number from 1 to ${max}.`, parameter });
}
