import type { Warning } from '@wabascope/core';

/** What was read of a page of a trusted plugin. */
export interface ReadPage<Item> {
  /** The `items` of the page, as the plugin yielded them. */
  readonly rows: readonly unknown[];
  /** One for each row; `undefined` for a row that was left out. */
  readonly items: readonly (Item | undefined)[];
  readonly warnings: readonly Warning[];
  /** As `plainCopy` measures it. */
  readonly size: number;
}

/**
 * The pages that trusted plugins have yielded. Such a plugin yields the same `items` again while they are unchanged, and
 * does not change them. A page is kept as long as the items of its listing are in use: the plugin does not hold it.
 */
export interface KeptPages<Item> {
  /** The page with these rows. */
  pageOf(rows: readonly unknown[]): ReadPage<Item> | undefined;
  /** Keeps the pages of a listing. Returns `items`, or those of the previous listing if it had the same pages. */
  listing(pages: readonly ReadPage<Item>[], items: readonly Item[]): readonly Item[];
}

interface Listing<Item> {
  readonly pages: readonly ReadPage<Item>[];
  readonly items: readonly Item[];
}

export function createKeptPages<Item>(): KeptPages<Item> {
  const pages = new WeakMap<readonly unknown[], ReadPage<Item>>();
  const byFirstPage = new WeakMap<ReadPage<Item>, Listing<Item>>();
  const byItems = new WeakMap<readonly Item[], Listing<Item>>();

  return {
    pageOf: (rows) => pages.get(rows),
    listing(own, items) {
      const filled = own.filter(({ rows }) => rows.length > 0).map(withOneList);
      const [first] = filled;
      if (first === undefined) return items;
      const before = byFirstPage.get(first);
      if (before !== undefined && isSame(before.pages, filled)) return before.items;
      for (const page of filled) pages.set(page.rows, page);
      const listed = isSame(first.items, items) ? (first.items as readonly Item[]) : items;
      const listing = { pages: filled, items: listed };
      byFirstPage.set(first, listing);
      byItems.set(listed, listing);
      return listed;
    },
  };
}

/** The page, with one list instead of two equal ones: there may be thousands of pages. */
function withOneList<Item>(page: ReadPage<Item>): ReadPage<Item> {
  const { rows, items } = page;
  return rows !== items && isSame(rows, items) ? { ...page, items: rows as readonly Item[] } : page;
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((entry, index) => entry === others[index]);
}
