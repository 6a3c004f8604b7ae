import type { Page, Warning } from '@wabascope/core';
import { moreAnnounced } from './announced.js';

export interface PagingOptions {
  /** Maximum number of pages, against a provider with endless pages; 100 when left out. */
  readonly maxPages?: number;
}

export interface NumberedPagingOptions extends PagingOptions {
  /** The number of the first page; 1 when left out. */
  readonly first?: number;
  /** The rows of a full page. Without another announcement, a page with fewer rows is the last. */
  readonly pageSize?: number;
}

/** One page as the provider returns it. */
export interface LoadedPage {
  readonly rows: readonly unknown[];
  /** Of values in the body that do not fit. */
  readonly warnings?: readonly Warning[];
  /** Members of the body that no schema names. A total or a next page among them is a warning. */
  readonly others?: unknown;
}

/** One page of a numbered listing. What the provider does not announce is `undefined` or `null`. */
export interface NumberedPage extends LoadedPage {
  /** Number of pages. */
  readonly pages?: number | null | undefined;
  /** Number of rows on all pages. */
  readonly total?: number | null | undefined;
  readonly hasNext?: boolean | null | undefined;
}

/** One page of a listing with cursors. */
export interface CursorPage extends LoadedPage {
  /** Absent, `null` or empty on the last page. */
  readonly next?: string | null | undefined;
}

type ReadRows<Item> = (rows: readonly unknown[]) => Promise<Page<Item>>;

/**
 * All pages of a numbered listing. It ends with the page that the provider announces as the last one, with a page without
 * rows, with one that was there before (some providers return the last page for every number beyond it), or after
 * `maxPages`. There is a warning where rows may be missing.
 */
export async function* numberedPages<Item>(
  load: (page: number) => Promise<NumberedPage>,
  read: ReadRows<Item>,
  { maxPages = 100, first = 1, pageSize }: NumberedPagingOptions = {},
): AsyncGenerator<Page<Item>> {
  const seen = new Set<string>();
  let rows = 0;
  for (let count = 1; ; count += 1) {
    const page = await load(first + count - 1);
    const { items, warnings } = await read(page.rows);
    const content = JSON.stringify(items);
    if (items.length > 0 && seen.has(content)) return yield incomplete(`Page ${count} repeats an earlier one`);
    seen.add(content);
    rows += page.rows.length;
    const isLast = page.rows.length === 0 || isLastPage(page, { count, rows, pageSize });
    const unread = isLast || count >= maxPages ? unreadRows(page, { count, rows }) : [];
    const all = [...(page.warnings ?? []), ...warnings, ...unread];
    if (items.length > 0 || all.length > 0) yield { items, warnings: all };
    if (isLast) return;
    if (count >= maxPages) return yield incomplete(`The listing does not end after ${maxPages} pages`);
  }
}

interface Progress {
  /** Pages that were read, this one included. */
  readonly count: number;
  /** Rows that were read, those of this page included. */
  readonly rows: number;
  readonly pageSize?: number | undefined;
}

function isLastPage({ rows, pages, total, hasNext }: NumberedPage, { count, rows: read, pageSize }: Progress): boolean {
  if (typeof hasNext === 'boolean') return !hasNext;
  // A number of pages below the one that was just read is wrong.
  if (typeof pages === 'number' && pages >= count) return pages === count;
  const isShort = pageSize !== undefined && rows.length < pageSize;
  if (typeof total === 'number' && typeof pages !== 'number')
    return read >= total && (pageSize === undefined || isShort);
  return isShort && typeof pages !== 'number' && typeof total !== 'number';
}

/** What the last page announces and no page had. */
function unreadRows(page: NumberedPage, { count, rows }: Progress): readonly Warning[] {
  const { pages, total, hasNext, others } = page;
  if (typeof total === 'number' && total > rows) {
    const message = `The provider announces ${total} rows and returned ${rows}; the list is incomplete.`;
    return [{ type: 'other', message }];
  }
  // The list may be one page that is empty.
  const isEarly =
    page.rows.length === 0 && (hasNext === true || (typeof pages === 'number' && pages > 1 && count <= pages));
  if (isEarly) return incomplete('The provider announces more pages than it returned').warnings;
  return moreAnnounced(others, { rows, pages: count });
}

/**
 * All pages of a listing with cursors: until there is no cursor, one that was there before, or `maxPages`. The two latter
 * end with a warning.
 */
export async function* cursorPages<Item>(
  load: (cursor: string | undefined) => Promise<CursorPage>,
  read: ReadRows<Item>,
  { maxPages = 100 }: PagingOptions = {},
): AsyncGenerator<Page<Item>> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  let rows = 0;
  for (let count = 1; ; count += 1) {
    const page = await load(cursor);
    rows += page.rows.length;
    const next = page.next || undefined;
    const { items, warnings } = await read(page.rows);
    const unread = next === undefined ? moreAnnounced(page.others, { rows, pages: count }) : [];
    yield { items, warnings: [...(page.warnings ?? []), ...warnings, ...unread] };
    if (next === undefined) return;
    if (seen.has(next)) return yield incomplete('The provider repeats a page cursor');
    if (count >= maxPages) return yield incomplete(`The listing does not end after ${maxPages} pages`);
    seen.add(next);
    cursor = next;
  }
}

function incomplete(what: string): { items: []; warnings: [Warning] } {
  return { items: [], warnings: [{ type: 'other', message: `${what}; the list may be incomplete.` }] };
}
