import type { Page } from '@wabascope/core';
import { type HttpClient, numberedPages, type Reading, readRows } from '@wabascope/provider-kit';
import type * as z from 'zod';
import { pageAnswer } from './wire.js';

/** One of the two listings. */
export interface Listing<Row, Field extends string, Item extends { id: string }> {
  readonly path: string;
  /** What is listed, for a message. */
  readonly things: string;
  readonly row: z.ZodType<Row>;
  readonly map: (row: Row, reading: Reading<Field>) => Item;
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
  const pages = numberedPages(
    async (number) => {
      const query = { pageNo: String(number), pageSize: '100' };
      const answer = await call({ method: 'GET', path, query, schema: pageAnswer, signal });
      total = answer.total ?? total;
      return { ...readRows(answer.data, row, map), pages: answer.pages ?? undefined };
    },
    { maxPages: 100 },
  );
  for await (const page of pages) {
    given += page.items.length + page.warnings.filter(({ type }) => type === 'skipped-item').length;
    yield page;
  }
  if (total > given) {
    const message = `ANTGST counts ${total} ${things} and gave ${given}; the others cannot be listed.`;
    yield { items: [], warnings: [{ type: 'other', message }] };
  }
}
