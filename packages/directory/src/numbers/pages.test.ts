import { expect, test } from 'vitest';
import { acme, directoryOf, page, plugin } from '../__fixtures__/plugin.js';
import { createDirectory, type Directory, isArgumentError, type NumbersQuery } from '../index.js';

const statuses = ['CONNECTED', 'BANNED', 'FLAGGED', undefined];

function rows(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => {
    const status = statuses[index % statuses.length];
    return { id: String(from + index), ...(status === undefined ? {} : { status }) };
  });
}

async function pagesOf(directory: Directory, query: NumbersQuery): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const result = await directory.listNumbers({ ...query, cursor });
    pages.push(result.numbers.map(({ account, id }) => `${account}/${id}`));
    cursor = result.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

test('the pages together are the list, each number once and in order', async () => {
  const directory = await directoryOf({
    a: { listNumbers: () => page(rows(130)) },
    b: { listNumbers: () => page(rows(70)) },
  });
  const [whole] = await pagesOf(directory, { limit: 100, accounts: ['b'] });
  expect(whole).toHaveLength(70);
  const pages = await pagesOf(directory, { limit: 7 });
  expect(pages.slice(0, -1).every((numbers) => numbers.length === 7)).toBe(true);
  expect(new Set(pages.flat()).size).toBe(200);
  expect(pages.flat()).toEqual((await pagesOf(directory, { limit: 100 })).flat());
  expect((await pagesOf(directory, { limit: 50, status: ['FLAGGED'] })).map((numbers) => numbers.length)).toEqual([49]);
});

test('ten thousand numbers of one account are in order', async () => {
  const count = 10_001;
  const items = Array.from({ length: count }, (_, index) => ({ id: String((index * 7_919) % count).padStart(5, '0') }));
  const directory = await directoryOf({ a: { listNumbers: () => page(items) } });
  const ids = (await pagesOf(directory, { limit: 100 })).flat();
  expect(ids).toEqual(items.map(({ id }) => `a/${id}`).sort());
});

test('the event loop runs during a search of many numbers, and equal queries share its result', async () => {
  const directory = await directoryOf({ a: { listNumbers: () => page(rows(50_000)) } });
  await directory.listNumbers();
  const order: string[] = [];
  const results = Array.from({ length: 20 }, (_, index) => directory.listNumbers({ query: `no ${index % 10}` }));
  setImmediate(() => order.push('something else'));
  const totals = (await Promise.all(results)).map(({ total }) => total);
  order.push('the results');
  expect(totals).toEqual(totals.map(() => 0));
  expect(order).toEqual(['something else', 'the results']);
});

test('a page has 25 numbers unless the caller wants otherwise', async () => {
  const directory = await directoryOf({ a: { listNumbers: () => page(rows(30)) } });
  expect((await directory.listNumbers()).numbers).toHaveLength(25);
});

test('numbers that come and go between two pages neither repeat nor hide others', async () => {
  let current = rows(20);
  const directory = await directoryOf({ a: { listNumbers: () => page(current) } });
  const first = await directory.listNumbers({ limit: 10 });
  const shown = new Set(first.numbers.map(({ id }) => id));
  const last = first.numbers.at(-1)?.id;
  const left = current.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
  // The last number of the page goes, a new one comes.
  current = [...current.filter(({ id }) => id !== last), { id: '99' }];
  const second = await directory.listNumbers({ limit: 100, cursor: first.nextCursor, maxAgeSeconds: 0 });
  expect(second.numbers.map(({ id }) => id).sort()).toEqual([...left, '99'].sort());
});

test('a cursor is valid in another process with the same accounts', async () => {
  const accounts = { a: { listNumbers: () => page(rows(20)) } };
  const first = await (await directoryOf(accounts)).listNumbers({ limit: 10 });
  const second = await (await directoryOf(accounts)).listNumbers({ limit: 10, cursor: first.nextCursor });
  expect(new Set([...first.numbers, ...second.numbers].map(({ id }) => id)).size).toBe(20);
});

test('the order of words and the page size do not change the query', async () => {
  const directory = await directoryOf({ a: { listNumbers: () => page(rows(20)) } });
  const { nextCursor } = await directory.listNumbers({ limit: 1, status: ['BANNED', 'FLAGGED'], query: '1 ' });
  const query: NumbersQuery = { limit: 2, status: ['FLAGGED', 'BANNED', 'FLAGGED'], query: ' 1', cursor: nextCursor };
  await expect(directory.listNumbers(query)).resolves.toBeDefined();
});

const argument = (name: string, allowed?: string[]) => ({
  name: 'ArgumentError',
  argument: name,
  message: expect.stringContaining(allowed?.join(', ') ?? name),
  ...(allowed === undefined ? {} : { allowed }),
});

test.each<[string, NumbersQuery, object]>([
  ['an account that is not known', { accounts: ['c'] }, argument('accounts', ['a', 'b'])],
  ['a provider that is not known', { providers: ['c'] }, argument('providers', ['a', 'b'])],
  ['a status that is not known', { status: ['OK' as 'BANNED'] }, argument('status')],
  ['a verdict that is not known', { canSend: ['YES' as 'BLOCKED'] }, argument('canSend')],
  ['a page below zero', { limit: -1 }, argument('limit')],
  ['a page that is too long', { limit: 101 }, argument('limit')],
  ['half a number', { limit: 1.5 }, argument('limit')],
  ['an age below zero', { maxAgeSeconds: -1 }, argument('maxAgeSeconds')],
  ['an age that is none', { maxAgeSeconds: Number.NaN }, argument('maxAgeSeconds')],
  ['a cursor that is not ours', { cursor: 'abc' }, argument('cursor')],
  ['a foreign cursor', { cursor: Buffer.from('[1,2,3]').toString('base64url') }, argument('cursor')],
])('%s is an argument error', async (_, query, expected) => {
  const none = { listNumbers: () => page([]) };
  const directory = await directoryOf({ a: none, b: none });
  const error = await directory.listNumbers(query).catch((reason: unknown) => reason);
  expect(isArgumentError(error)).toBe(true);
  expect(error).toMatchObject(expected);
});

test('a cursor of a query with other filters is an argument error', async () => {
  const directory = await directoryOf({ a: { listNumbers: () => page(rows(20)) } });
  const { nextCursor } = await directory.listNumbers({ limit: 1, status: ['BANNED'] });
  expect(nextCursor).toBeDefined();
  await expect(directory.listNumbers({ cursor: nextCursor })).rejects.toMatchObject({
    argument: 'cursor',
    message: expect.stringContaining('other filters'),
  });
});

test('a view does not reveal the accounts outside it', async () => {
  const listNumbers = () => page(rows(20));
  const whole = await createDirectory({
    accounts: { mine: acme, theirs: { provider: 'other', token: acme.token } },
    providers: { acme: async () => plugin({ listNumbers }), other: async () => plugin({ id: 'other', listNumbers }) },
  });
  const mine = whole.only(['mine', 'no such account']);
  const result = await mine.listNumbers({ limit: 100 });
  expect(result.total).toBe(20);
  expect(JSON.stringify([mine.accounts(), result])).not.toContain('theirs');

  await expect(mine.listNumbers({ accounts: ['theirs'] })).rejects.toMatchObject({ allowed: ['mine'] });
  await expect(mine.listNumbers({ providers: ['other'] })).rejects.toMatchObject({ allowed: ['acme'] });
  await expect(mine.getWabas({ account: 'theirs' })).rejects.toMatchObject({ allowed: ['mine'] });

  const { nextCursor } = await whole.listNumbers({ limit: 1 });
  await expect(mine.listNumbers({ cursor: nextCursor })).rejects.toMatchObject({ argument: 'cursor' });
  expect(mine.only(['theirs']).accounts()).toEqual([]);

  await mine.close();
  await expect(mine.listNumbers()).resolves.toMatchObject({ total: 20 });
  await whole.close();
  await expect(mine.listNumbers()).rejects.toThrow('closed');
});

test('a page that is too large is cut in the same call, and the cursor continues with the rest', async () => {
  let fetches = 0;
  const directory = await directoryOf({
    a: {
      listNumbers() {
        fetches += 1;
        return page(rows(20));
      },
    },
  });
  const whole = (await directory.listNumbers({ limit: 100 })).numbers.map(({ id }) => id);
  const weighed: number[] = [];
  const fits = (numbers: readonly unknown[]) => {
    weighed.push(numbers.length);
    return 3;
  };
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const result = await directory.listNumbers({ limit: 8, cursor, maxAgeSeconds: 0 }, { fits });
    expect(result.numbers.length).toBeLessThanOrEqual(3);
    expect(result.total).toBe(20);
    seen.push(...result.numbers.map(({ id }) => id));
    cursor = result.nextCursor;
  } while (cursor !== undefined);
  expect(seen).toEqual(whole);
  expect(weighed).toEqual([8, 8, 8, 8, 8, 5, 2]);
  expect(fetches).toBe(1 + weighed.length);
});

test('a page without a number that fits has one number, so that paging makes progress', async () => {
  const directory = await directoryOf({ a: { listNumbers: () => page(rows(3)) } });
  expect((await directory.listNumbers({}, { fits: () => 0 })).numbers).toHaveLength(1);
});
