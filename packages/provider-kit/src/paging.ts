import type { Page, Warning } from '@wabascope/core';
import { moreAnnounced } from './read-rows.js';

export interface PagingOptions {
  /** Maximum number of pages, in case a provider never stops paging. Default: 100. */
  readonly maxPages?: number;
}

export interface NumberedPagingOptions extends PagingOptions {
  /** The number of the first page. Default: 1. */
  readonly first?: number;
  /** The number of rows of a full page. If the provider announces nothing else, a page with fewer rows is the last. */
  readonly pageSize?: number;
}

/** One page as the provider returns it. */
export interface LoadedPage {
  readonly rows: readonly unknown[];
  /** Warnings about values in the body that do not fit. */
  readonly warnings?: readonly Warning[];
  /** Members of the body that are not in the schema. A total or a next page among them leads to a warning. */
  readonly others?: unknown;
}

/** One page of a numbered listing. Members that the provider does not announce are `undefined` or `null`. */
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

/** Reads the rows of a page, usually with `readRows`. */
export type ReadRows<Item> = (rows: readonly unknown[]) => Promise<Page<Item>>;

/**
 * All pages of a numbered listing. It ends with the page that the provider announces as the last one, with a page without
 * rows, with a repeated page (some providers return the last page for every higher page number), or after `maxPages`. A
 * warning reports that rows may be missing.
 */
export async function* numberedPages<Item>(
  load: (page: number) => Promise<NumberedPage>,
  read: ReadRows<Item>,
  { maxPages = 100, first = 1, pageSize }: NumberedPagingOptions = {},
): AsyncGenerator<Page<Item>> {
  const seen = pageMemory<Item>();
  let rows = 0;
  for (let count = 1; ; count += 1) {
    const page = await load(first + count - 1);
    const { items, warnings } = await read(page.rows);
    if (seen.isRepeated(items)) return yield incomplete(`Page ${count} repeats an earlier one`);
    rows += page.rows.length;
    const isLast = page.rows.length === 0 || isLastPage(page, { count, rows, pageSize });
    const unread = isLast || count >= maxPages ? unreadRows(page, { count, rows }) : [];
    const all = [...(page.warnings ?? []), ...warnings, ...unread];
    if (items.length > 0 || all.length > 0) yield { items, warnings: all };
    if (isLast) return;
    if (count >= maxPages) return yield incomplete(`The listing does not end after ${maxPages} pages`);
  }
}

/** Recognizes a page that equals an earlier one. Compares only pages that begin with the same row. */
function pageMemory<Item>(): { isRepeated(items: readonly Item[]): boolean } {
  const byFirst = new Map<string, (readonly Item[])[]>();
  return {
    isRepeated(items) {
      if (items.length === 0) return false;
      const first = JSON.stringify(items[0]);
      const same = byFirst.get(first) ?? [];
      const content = same.length === 0 ? '' : JSON.stringify(items);
      if (same.some((page) => JSON.stringify(page) === content)) return true;
      byFirst.set(first, [...same, items]);
      return false;
    },
  };
}

interface Progress {
  /** The number of pages read so far, including this one. */
  readonly count: number;
  /** The number of rows read so far, including those of this page. */
  readonly rows: number;
  readonly pageSize?: number | undefined;
}

function isLastPage({ rows, pages, total, hasNext }: NumberedPage, { count, rows: read, pageSize }: Progress): boolean {
  if (typeof hasNext === 'boolean') return !hasNext;
  // A page count lower than the number of the page just read is wrong.
  if (typeof pages === 'number' && pages >= count) return pages === count;
  const isShort = pageSize !== undefined && rows.length < pageSize;
  if (typeof total === 'number' && typeof pages !== 'number')
    return read >= total && (pageSize === undefined || isShort);
  return isShort && typeof pages !== 'number' && typeof total !== 'number';
}

/** A warning if the last page announces rows or pages that were not read. */
function unreadRows(page: NumberedPage, { count, rows }: Progress): readonly Warning[] {
  const { pages, total, hasNext, others } = page;
  if (typeof total === 'number' && total > rows) {
    const message = `The provider announces ${total} rows and returned ${rows}; the list is incomplete.`;
    return [{ type: 'other', message }];
  }
  // The list may be a single empty page.
  const isEarly =
    page.rows.length === 0 && (hasNext === true || (typeof pages === 'number' && pages > 1 && count <= pages));
  if (isEarly) return incomplete('The provider announces more pages than it returned').warnings;
  return moreAnnounced(others, { rows, pages: count });
}

/**
 * All pages of a listing with cursors. It ends without a warning if there is no next cursor, and with a warning after a
 * repeated cursor or after `maxPages`.
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
