import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { invalid } from './errors.js';

/** One page of rows in the documented envelope. Its links are absolute; the last page has no `next`. */
export function page(rows: readonly JsonMap[], name: string, { query, path, headers }: IncomingRequest): JsonMap {
  const number = wholeNumber(query, 'page', 1);
  const size = wholeNumber(query, 'page_size', 10);
  const order = query.get('order') ?? 'asc';
  if (order !== 'asc' && order !== 'desc') throw invalid('order', 'must be asc or desc');
  const sorted = order === 'asc' ? rows : [...rows].reverse();
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const link = (to: number) => ({
    href: `http://${headers.host}${path}?page=${to}&page_size=${size}&order=${order}`,
  });
  return {
    page_size: size,
    page: number,
    total_pages: pages,
    total_items: rows.length,
    _embedded: { [name]: sorted.slice((number - 1) * size, number * size) },
    _links: {
      self: link(number),
      first: link(1),
      last: link(pages),
      ...(number < pages && { next: link(number + 1) }),
      ...(number > 1 && { prev: link(number - 1) }),
    },
  };
}

/** Documented: at least 1. The maximum size of a page is not documented; 100 is known to work. */
function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw invalid(name, 'must be a whole number of at least 1');
  if (name === 'page_size' && Number(text) > 100) throw invalid(name, 'must be at most 100');
  return Number(text);
}
