import type { Page, Warning } from '@wabascope/core';
import { type HttpClient, moreAnnounced, numberedPages, type RowReader, readRows } from '@wabascope/provider-kit';
import type * as z from 'zod';
import { pageAnswer } from './wire.js';

/** One of the two listings. */
export interface Listing<Row, Field extends string, Item extends { id: string }> {
  readonly path: string;
  /** What is listed, for a message. */
  readonly things: string;
  readonly row: z.ZodType<Row>;
  readonly map: (row: Row, reading: RowReader<Field>) => Item;
  readonly signal: AbortSignal | undefined;
}

/**
 * All pages of a listing. `pageNo` and `pageSize` are documented as 1 to 100, so that 10,000 rows can be had; when the
 * provider counts more than it gave, the last page is a warning.
 */
export async function* everyPage<Row, Field extends string, Item extends { id: string }>(
  call: HttpClient,
  { path, things, row, map, signal }: Listing<Row, Field, Item>,
): AsyncGenerator<Page<Item>> {
  let total = 0;
  let given = 0;
  let unread: Warning[] = [];
  const pages = numberedPages(
    async (number) => {
      const query = { pageNo: String(number), pageSize: '100' };
      const lost: Warning[] = [];
      const answer = await call({ method: 'GET', path, query, schema: pageAnswer, warnings: lost, signal });
      const { data, total: announced, pages, ...rest } = answer;
      total = announced ?? total;
      given += data.length;
      unread = moreAnnounced('ANTGST', rest, { rows: given, pages: number });
      const { items, warnings } = await readRows(data, row, map);
      return { items, warnings: [...lost, ...warnings], pages: pages ?? undefined };
    },
    { maxPages: 100 },
  );
  yield* pages;
  if (total > given) {
    const message = `ANTGST counts ${total} ${things} and gave ${given}; the others cannot be listed.`;
    unread.push({ type: 'other', message });
  }
  if (unread.length > 0) yield { items: [], warnings: unread };
}
