import type { Page } from '@wabascope/core';
import { expect, test } from 'vitest';
import { cursorPages, numberedPages } from './index.js';

const page = (...items: string[]) => ({ items, warnings: [] });

async function collect(pages: AsyncIterable<Page<string>>): Promise<Page<string>[]> {
  const all: Page<string>[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** Serves pages from a list and notes which were asked for; beyond the end it answers with the last one. */
function numbered(...pages: Page<string>[]) {
  const asked: number[] = [];
  const load = async (number: number) => {
    asked.push(number);
    return { ...(pages[Math.min(number, pages.length) - 1] ?? page()), pages: undefined };
  };
  return { asked, load };
}

test('numbered pages end with the last that the provider announces', async () => {
  const { asked, load } = numbered(page('a'), page('b'), page('c'));
  const pages = await collect(numberedPages(async (number) => ({ ...(await load(number)), pages: 2 })));
  expect(pages).toEqual([page('a'), page('b')]);
  expect(asked).toEqual([1, 2]);
});

test('numbered pages end with an empty one, which is not yielded', async () => {
  const { asked, load } = numbered(page('a'), page());
  expect(await collect(numberedPages(load))).toEqual([page('a')]);
  expect(asked).toEqual([1, 2]);
});

test('an empty page before the end of what the provider announces, or at its end, is a warning', async () => {
  for (const pages of [2, 3]) {
    const { asked, load } = numbered(page('a'), page());
    const all = await collect(numberedPages(async (number) => ({ ...(await load(number)), pages })));
    expect(all.flatMap(({ items }) => items)).toEqual(['a']);
    expect(all[1]?.warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('may be incomplete') }]);
    expect(asked).toEqual([1, 2]);
  }
});

test('a number of pages that a page with rows is beyond is not believed', async () => {
  const { load } = numbered(page('a'), page('b'), page());
  const pages = numberedPages(async (number) => ({ ...(await load(number)), pages: 0 }));
  expect(await collect(pages)).toEqual([page('a'), page('b')]);
});

test('the warnings of an empty page are not lost', async () => {
  const warnings = [{ type: 'other', message: 'Deprecated.' }] as const;
  const { load } = numbered(page('a'), { items: [], warnings });
  expect(await collect(numberedPages(load))).toEqual([page('a'), { items: [], warnings }]);
});

test('a provider that answers every number with its last page is found out', async () => {
  const { asked, load } = numbered(page('a'), page('b'));
  const pages = await collect(numberedPages(load));
  expect(pages.flatMap(({ items }) => items)).toEqual(['a', 'b']);
  expect(pages[2]?.warnings).toEqual([{ type: 'other', message: expect.stringContaining('may be incomplete') }]);
  expect(asked).toEqual([1, 2, 3]);
});

test('numbered pages without an end stop at maxPages, with a warning', async () => {
  const pages = await collect(numberedPages(async (number) => page(String(number)), { maxPages: 3 }));
  expect(pages.flatMap(({ items }) => items)).toEqual(['1', '2', '3']);
  expect(pages[3]?.warnings[0]?.message).toContain('3 pages');
});

test('a consumer that stops early asks for no further page', async () => {
  const { asked, load } = numbered(page('a'), page('b'));
  for await (const { items } of numberedPages(load)) if (items.includes('a')) break;
  expect(asked).toEqual([1]);
});

test('an error ends the pages', async () => {
  const failed = new Error('Failed.');
  const pages = numberedPages(async (number) => (number === 2 ? Promise.reject(failed) : page('a')));
  await expect(collect(pages)).rejects.toBe(failed);
});

test('cursors are followed until there is none, past an empty page, too', async () => {
  const asked: (string | undefined)[] = [];
  const pages = cursorPages(async (cursor) => {
    asked.push(cursor);
    if (cursor === undefined) return { ...page('a'), next: 'x' };
    return cursor === 'x' ? { ...page(), next: 'y' } : page('b');
  });
  expect(await collect(pages)).toEqual([page('a'), page(), page('b')]);
  expect(asked).toEqual([undefined, 'x', 'y']);
});

test('a cursor that comes again ends the pages with a warning', async () => {
  let calls = 0;
  const pages = await collect(
    cursorPages(async () => {
      calls += 1;
      return { ...page(String(calls)), next: 'same' };
    }),
  );
  expect(pages.flatMap(({ items }) => items)).toEqual(['1', '2']);
  expect(pages[2]?.warnings).toEqual([{ type: 'other', message: expect.stringContaining('may be incomplete') }]);
});

test('cursors without an end stop at maxPages, with a warning', async () => {
  const endless = async (cursor = '0') => ({ ...page(cursor), next: String(Number(cursor) + 1) });
  const pages = await collect(cursorPages(endless, { maxPages: 3 }));
  expect(pages.flatMap(({ items }) => items)).toEqual(['0', '1', '2']);
  expect(pages[3]?.warnings[0]?.message).toContain('3 pages');
  expect(await collect(cursorPages(endless))).toHaveLength(101);
});
