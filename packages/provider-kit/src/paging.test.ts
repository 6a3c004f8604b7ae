import type { Page, Warning } from '@wabascope/core';
import { expect, test } from 'vitest';
import { cursorPages, type NumberedPage, type NumberedPagingOptions, numberedPages } from './index.js';

const page = (...items: string[]) => ({ items, warnings: [] });

/** Reads rows as they are, apart from `odd`, which becomes a warning. */
async function read(rows: readonly unknown[]): Promise<Page<string>> {
  const items = rows.map(String).filter((row) => row !== 'odd');
  const warnings: Warning[] = items.length < rows.length ? [{ type: 'skipped-item', message: 'Odd.' }] : [];
  return { items, warnings };
}

async function collect(pages: AsyncIterable<Page<string>>): Promise<Page<string>[]> {
  const all: Page<string>[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

interface Listed {
  readonly rows: readonly string[];
  readonly messages: readonly string[];
  readonly fetched: readonly number[];
}

/** Lists these pages, the last one again for each number beyond it, with the same announcements on each. */
async function listed(
  pages: readonly (readonly string[])[],
  announced: Omit<NumberedPage, 'rows'> = {},
  options?: NumberedPagingOptions,
): Promise<Listed> {
  const fetched: number[] = [];
  const load = async (number: number) => {
    fetched.push(number);
    return { rows: pages[Math.min(fetched.length, pages.length) - 1] ?? [], ...announced };
  };
  const all = await collect(numberedPages(load, read, options));
  const messages = all.flatMap(({ warnings }) => warnings.map(({ message }) => message));
  return { rows: all.flatMap(({ items }) => items), messages, fetched };
}

const incomplete = [expect.stringContaining('incomplete')];

test('numbered pages end with the last that the provider announces', async () => {
  const expected = { rows: ['a', 'b'], messages: [], fetched: [1, 2] };
  expect(await listed([['a'], ['b'], ['c']], { pages: 2 })).toEqual(expected);
});

test('numbered pages end where the provider has no next page', async () => {
  const load = async (number: number) => ({ rows: [number], hasNext: number < 3 });
  expect(await collect(numberedPages(load, read))).toEqual([page('1'), page('2'), page('3')]);
});

test('numbered pages end when as many rows were read as the provider announces', async () => {
  expect(await listed([['a'], ['b'], ['c']], { total: 2 })).toEqual({
    rows: ['a', 'b'],
    messages: [],
    fetched: [1, 2],
  });
});

test('a total that counts the rows of the page does not end the listing after a full page', async () => {
  const { rows } = await listed([['a', 'b'], ['c']], { total: 2 }, { pageSize: 2 });
  expect(rows).toEqual(['a', 'b', 'c']);
});

test('without an announcement, a page that is not full is the last', async () => {
  expect(await listed([['a', 'b'], ['c']], {}, { pageSize: 2 })).toMatchObject({
    rows: ['a', 'b', 'c'],
    fetched: [1, 2],
  });
});

test('numbered pages end with an empty one, which is not yielded', async () => {
  expect(await listed([['a'], []])).toEqual({ rows: ['a'], messages: [], fetched: [1, 2] });
});

test.each([[{ pages: 2 }], [{ pages: 3 }], [{ hasNext: true }], [{ total: 2 }]])(
  'an empty page is a warning when the provider announces more rows with %j',
  async (announced) => {
    expect(await listed([['a'], []], announced)).toEqual({ rows: ['a'], messages: incomplete, fetched: [1, 2] });
  },
);

test('a first page without rows is a warning only where the provider announces more pages', async () => {
  expect((await listed([[]], { pages: 3 })).messages).toEqual(incomplete);
  for (const pages of [0, 1]) expect((await listed([[]], { pages, total: 0 })).messages).toEqual([]);
});

test('a number of pages that is below the page with rows is ignored', async () => {
  expect(await listed([['a'], ['b'], []], { pages: 0 })).toMatchObject({ rows: ['a', 'b'], messages: [] });
});

test('a total beyond the rows of all pages is a warning with both numbers', async () => {
  const message = 'The provider announces 7 rows and returned 2; the list is incomplete.';
  expect((await listed([['a'], ['b']], { total: 7, pages: 2 })).messages).toEqual([message]);
});

test('a row that was left out is not counted as missing', async () => {
  expect(await listed([['a'], ['odd']], { total: 2, pages: 2 })).toMatchObject({ rows: ['a'], messages: ['Odd.'] });
});

test('a next page that no schema names is a warning', async () => {
  expect((await listed([['a']], { pages: 1, others: { hasMore: true } })).messages).toEqual(incomplete);
});

test('the warnings of an empty page are yielded', async () => {
  const warnings = [{ type: 'other', message: 'Deprecated.' }] as const;
  expect((await listed([[]], { warnings })).messages).toEqual(['Deprecated.']);
});

test('a provider that returns its last page for every number beyond it ends the listing with a warning', async () => {
  expect(await listed([['a'], ['b']])).toEqual({ rows: ['a', 'b'], messages: incomplete, fetched: [1, 2, 3] });
});

test('numbered pages without an end stop at maxPages, with a warning', async () => {
  const pages = await collect(numberedPages(async (number) => ({ rows: [number] }), read, { maxPages: 3 }));
  expect(pages.flatMap(({ items }) => items)).toEqual(['1', '2', '3']);
  expect(pages[3]?.warnings[0]?.message).toContain('3 pages');
});

test('the first page may have the number 0', async () => {
  expect(await listed([['a'], ['b']], { pages: 2 }, { first: 0 })).toEqual({
    rows: ['a', 'b'],
    messages: [],
    fetched: [0, 1],
  });
});

test('a consumer that stops early causes no further request', async () => {
  const fetched: number[] = [];
  const load = async (number: number) => {
    fetched.push(number);
    return { rows: [number] };
  };
  for await (const { items } of numberedPages(load, read)) if (items.includes('1')) break;
  expect(fetched).toEqual([1]);
});

test('an error ends the pages', async () => {
  const failed = new Error('Failed.');
  const pages = numberedPages(async (number) => (number === 2 ? Promise.reject(failed) : { rows: ['a'] }), read);
  await expect(collect(pages)).rejects.toBe(failed);
});

test('cursors are followed to the last page, also past an empty page', async () => {
  const fetched: (string | undefined)[] = [];
  const load = async (cursor: string | undefined) => {
    fetched.push(cursor);
    if (cursor === undefined) return { rows: ['a'], next: 'x' };
    return cursor === 'x' ? { rows: [], next: 'y' } : { rows: ['b'], next: '' };
  };
  expect(await collect(cursorPages(load, read))).toEqual([page('a'), page(), page('b')]);
  expect(fetched).toEqual([undefined, 'x', 'y']);
});

test('a total that no schema names is a warning on the last page with cursors', async () => {
  const [last] = await collect(cursorPages(async () => ({ rows: ['a'], others: { total: 2 } }), read));
  expect(last?.warnings).toMatchObject([{ field: 'total' }]);
});

test('a cursor that repeats ends the pages with a warning', async () => {
  let calls = 0;
  const load = async () => {
    calls += 1;
    return { rows: [calls], next: 'same' };
  };
  const pages = await collect(cursorPages(load, read));
  expect(pages.flatMap(({ items }) => items)).toEqual(['1', '2']);
  expect(pages[2]?.warnings).toEqual([{ type: 'other', message: expect.stringContaining('may be incomplete') }]);
});

test('cursors without an end stop at maxPages, with a warning', async () => {
  const endless = async (cursor = '0') => ({ rows: [cursor], next: String(Number(cursor) + 1) });
  const pages = await collect(cursorPages(endless, read, { maxPages: 3 }));
  expect(pages.flatMap(({ items }) => items)).toEqual(['0', '1', '2']);
  expect(pages[3]?.warnings[0]?.message).toContain('3 pages');
  expect(await collect(cursorPages(endless, read))).toHaveLength(101);
});
