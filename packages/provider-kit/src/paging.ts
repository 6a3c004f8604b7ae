import type { Page, Warning } from '@wabascope/core';

export interface PagingOptions {
  /** Pages to ask for at most, against a provider that never ends; 100 when left out. */
  readonly maxPages?: number;
}

/** One page as a provider with numbered pages gives it. */
export interface NumberedPage<T> extends Page<T> {
  /** How many pages there are, where the provider says. */
  readonly pages?: number | undefined;
}

/**
 * All pages of a numbered listing, from 1: until the last, an empty one, one that came before (some providers answer
 * every number beyond the last with it), or `maxPages`. The two latter end with a warning, as does an empty page before
 * the last that the provider announces, or in its place.
 */
export async function* numberedPages<T>(
  load: (page: number) => Promise<NumberedPage<T>>,
  { maxPages = 100 }: PagingOptions = {},
): AsyncGenerator<Page<T>> {
  const seen = new Set<string>();
  for (let number = 1; ; number += 1) {
    const { items, warnings, pages } = await load(number);
    if (items.length === 0) {
      if (warnings.length > 0) yield { items, warnings };
      if (number > 1 && pages !== undefined && number <= pages)
        yield incomplete('The provider announces more pages than it gave');
      return;
    }
    const content = JSON.stringify(items);
    if (seen.has(content)) return yield incomplete(`Page ${number} repeats an earlier one`);
    seen.add(content);
    yield { items, warnings };
    // A number of pages that this one is beyond is wrong.
    if (number === pages) return;
    if (number >= maxPages) return yield incomplete(`The provider gives no end after ${maxPages} pages`);
  }
}

/** One page as a provider with cursors gives it. */
export interface CursorPage<T> extends Page<T> {
  /** Absent on the last page. */
  readonly next?: string | undefined;
}

/**
 * All pages of a listing with cursors: until there is no cursor, one that came before, or `maxPages`. The two latter end
 * with a warning.
 */
export async function* cursorPages<T>(
  load: (cursor: string | undefined) => Promise<CursorPage<T>>,
  { maxPages = 100 }: PagingOptions = {},
): AsyncGenerator<Page<T>> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let number = 1; ; number += 1) {
    const { items, warnings, next } = await load(cursor);
    yield { items, warnings };
    if (next === undefined) return;
    if (seen.has(next)) return yield incomplete('The provider repeats a page cursor');
    if (number >= maxPages) return yield incomplete(`The provider gives no end after ${maxPages} pages`);
    seen.add(next);
    cursor = next;
  }
}

function incomplete(what: string): { items: []; warnings: [Warning] } {
  return { items: [], warnings: [{ type: 'other', message: `${what}; the list may be incomplete.` }] };
}
