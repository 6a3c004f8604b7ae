import { isProviderError, type Page, type Warning } from '@wabascope/core';
import { cursorPages, moreAnnounced } from '@wabascope/provider-kit';
import type * as z from 'zod';
import { isTooMuch } from './refusal.js';
import type { pageAnswer } from './wire.js';

/** What is added to the query of an edge. */
export interface PageQuery {
  readonly limit: string;
  readonly after: string | undefined;
}

const mostRows = 100;
const fewestRows = 10;

/**
 * All pages of an edge, 100 rows each, which is the most; fewer from where Meta says that this is too much data, down to
 * 10. `paging.next` only tells whether there is another page: it is never followed, because it may hold a token, and
 * lead anywhere.
 */
export function graphPages<Item>(
  ask: (query: PageQuery) => Promise<z.infer<typeof pageAnswer>>,
  read: (rows: readonly unknown[]) => Promise<Page<Item>>,
): AsyncGenerator<Page<Item>> {
  let limit = mostRows;
  let rows = 0;

  async function askFrom(after: string | undefined): Promise<z.infer<typeof pageAnswer>> {
    try {
      return await ask({ limit: String(limit), after });
    } catch (error) {
      if (limit === fewestRows || !isProviderError(error) || !isTooMuch(error)) throw error;
      limit = Math.max(fewestRows, Math.floor(limit / 2));
      return askFrom(after);
    }
  }

  return cursorPages(async (after) => {
    const { data, paging, ...rest } = await askFrom(after);
    const { items, warnings } = await read(data);
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
