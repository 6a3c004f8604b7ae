import { isProviderError, type Page, type Warning } from '@wabascope/core';
import { cursorPages } from '@wabascope/provider-kit';
import type * as z from 'zod';
import { isTooMuch } from './errors.js';
import type { pageResponse } from './wire.js';

/** What is added to the query of an edge. */
export interface PageQuery {
  readonly limit: string;
  readonly after: string | undefined;
}

const maxRows = 100;
const minRows = 10;

/**
 * All pages of an edge with 100 rows each, the maximum; from the first page that is too much data for Meta, with fewer
 * rows, down to 10. `paging.next` only shows that there is another page. It is not followed, because it may contain a token
 * and point to any host.
 */
export function graphPages<Item>(
  load: (query: PageQuery) => Promise<z.infer<typeof pageResponse>>,
  read: (rows: readonly unknown[]) => Promise<Page<Item>>,
): AsyncGenerator<Page<Item>> {
  let limit = maxRows;

  async function loadFrom(after: string | undefined): Promise<z.infer<typeof pageResponse>> {
    try {
      return await load({ limit: String(limit), after });
    } catch (error) {
      if (limit === minRows || !isProviderError(error) || !isTooMuch(error)) throw error;
      limit = Math.max(minRows, Math.floor(limit / 2));
      return loadFrom(after);
    }
  }

  return cursorPages(async (after) => {
    const { data, paging, ...others } = await loadFrom(after);
    if (!paging?.next) return { rows: data, others };
    const next = paging.cursors?.after;
    return { rows: data, warnings: next ? [] : [lost], next };
  }, read);
}

const lost: Warning = {
  type: 'other',
  message: 'Meta announces another page without a cursor; the list may be incomplete.',
};
