import type { Page, Warning } from '@wabascope/core';
import { cursorPages, moreAnnounced } from '@wabascope/provider-kit';
import type * as z from 'zod';
import type { pageAnswer } from './wire.js';

/** What is added to the query of an edge. */
export interface PageQuery {
  readonly limit: '100';
  readonly after: string | undefined;
}

/**
 * All pages of an edge, 100 rows each, which is the most. `paging.next` only tells whether there is another page: it is
 * never followed, because it may hold a token, and lead anywhere.
 */
export function graphPages<Item>(
  ask: (query: PageQuery) => Promise<z.infer<typeof pageAnswer>>,
  read: (rows: readonly unknown[]) => Page<Item>,
): AsyncGenerator<Page<Item>> {
  let rows = 0;
  return cursorPages(async (after) => {
    const { data, paging, ...rest } = await ask({ limit: '100', after });
    const { items, warnings } = read(data);
    rows += data.length;
    if (!paging?.next) return { items, warnings: [...warnings, ...moreAnnounced('Meta', rest, { rows })] };
    const next = paging.cursors?.after || undefined;
    return { items, warnings: next === undefined ? [...warnings, lost] : warnings, next };
  });
}

const lost: Warning = {
  type: 'other',
  message: 'Meta announces another page and does not say where it starts; the list may be incomplete.',
};
