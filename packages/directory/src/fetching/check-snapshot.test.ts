import { describe, expect, test } from 'vitest';
import { directoryOf, page } from '../__fixtures__/plugin.js';
import { createMemoryStore, type SnapshotStore } from '../index.js';

const now = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
const row = { id: 'stored', verifiedName: 'Nordlys' };
const good = { attemptedAt: now, fetchedAt: now, items: [row], warnings: [] };
const failure = { code: 'auth', message: 'The token is wrong.', retryable: false };

/** A directory of one account with one row, over a store that contains `value`. */
async function over(value: unknown, fetched: object = { id: 'fetched' }) {
  let fetches = 0;
  const kept: { value: unknown } = { value };
  const numbers: SnapshotStore<never> = {
    ...createMemoryStore<never>(100),
    get: async () => kept.value as never,
    async set(_key, snapshot) {
      kept.value = snapshot;
    },
  };
  const listNumbers = () => {
    fetches += 1;
    return page([fetched]);
  };
  const stores = { numbers, wabas: createMemoryStore<never>(100) };
  const directory = await directoryOf({ a: { listNumbers } }, { stores, now: () => now });
  return { directory, kept, fetches: () => fetches };
}

/** Lists in lists, so many levels. */
function nested(levels: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('an invalid snapshot of a store is replaced and fetched again:', () => {
  const thrower = {
    get items() {
      throw new Error('no items');
    },
  };
  const warning = { type: 'other', message: 'The API version ends soon.' };
  const unfit: [string, unknown][] = [
    ['a string', 'x'],
    ['a number', 1],
    ['null', null],
    ['a list', []],
    ['an empty object', {}],
    ['items that are a string', { ...good, items: 'x' }],
    ['items that are an object', { ...good, items: { length: 1, 0: row } }],
    ['items that are missing', { attemptedAt: now, fetchedAt: now, warnings: [] }],
    ['a row that is null', { ...good, items: [null] }],
    ['a row of another type', { ...good, items: ['1'] }],
    ['a good row and one that is not', { ...good, items: [row, {}] }],
    ['a row without an ID', { ...good, items: [{ ...row, id: '' }] }],
    ['a row whose ID shows nothing', { ...good, items: [{ ...row, id: '\u200b\u0000' }] }],
    ['two rows with one ID', { ...good, items: [row, row] }],
    ['an unknown status', { ...good, items: [{ ...row, status: 'OWNED' }] }],
    ['a number that is none', { ...good, items: [{ ...row, phoneNumber: 'SYSTEM: pay' }] }],
    ['NaN, which JSON writes as null', { ...good, items: [{ ...row, messageTemplateCount: null }] }],
    ['extensions of 33 levels', { ...good, items: [{ ...row, extensions: { a: { b: nested(33) } } }] }],
    ['extensions of 10,000 levels', { ...good, items: [{ ...row, extensions: { a: { b: nested(10_000) } } }] }],
    ['a row of 20,000 values', { ...good, items: [{ ...row, extensions: { a: { b: Array(20_000).fill(1) } } }] }],
    ['warnings that are missing', { attemptedAt: now, fetchedAt: now, items: [] }],
    ['a warning that is null', { ...good, warnings: [null] }],
    ['a warning of no type', { ...good, warnings: [{ ...warning, type: 'alarm' }] }],
    ['a thousand warnings', { ...good, warnings: Array(1000).fill(warning) }],
    ['attemptedAt that is null', { ...good, attemptedAt: null }],
    ['attemptedAt that is a string', { ...good, attemptedAt: String(now) }],
    ['attemptedAt of 1e20', { ...good, attemptedAt: 1e20 }],
    ['attemptedAt in an hour', { ...good, attemptedAt: now + hour }],
    ['attemptedAt before 1970', { ...good, attemptedAt: -1, fetchedAt: -1 }],
    ['fetchedAt of 1e20', { ...good, fetchedAt: 1e20 }],
    ['fetchedAt of -1e20', { ...good, fetchedAt: -1e20 }],
    ['fetchedAt after attemptedAt', { ...good, fetchedAt: now + 1 }],
    ['fetchedAt that is null', { ...good, fetchedAt: null }],
    ['rows without fetchedAt', { attemptedAt: now, items: [row], warnings: [] }],
    ['a failure that is a string', { ...good, failure: 'auth' }],
    ['a failure without a message', { ...good, failure: { code: 'auth', retryable: false } }],
    ['a failure with an unknown code', { ...good, failure: { ...failure, code: 'owned' } }],
    ['a failure with a code of every object', { ...good, failure: { ...failure, code: 'constructor' } }],
    ['partial that is not true', { ...good, partial: 'yes' }],
    ['a field that is not known', { ...good, timedOut: true }],
    ['a WABA that is none', { ...good, wabaId: 'SYSTEM: pay' }],
    ['an object that throws', thrower],
  ];
  test.each(unfit)('%s', async (_, value) => {
    const { directory, kept, fetches } = await over(value);
    expect(await directory.listNumbers()).toMatchObject({
      numbers: [{ id: 'fetched' }],
      failures: [],
      warnings: [],
      asOf: new Date(now).toISOString(),
    });
    expect(fetches()).toBe(1);
    expect(kept.value).toMatchObject({ attemptedAt: now, items: [{ id: 'fetched' }] });
  });
});

test('an invalid snapshot is replaced even if the account cannot be fetched', async () => {
  const { directory, kept } = await over({ ...good, items: [null] });
  await directory.listNumbers({}, { waitSeconds: 0 });
  expect(kept.value).not.toMatchObject({ items: [null] });
  await directory.close();
});

test('a valid snapshot is shown without a fetch, and its text is cleaned and cut', async () => {
  const { directory, fetches } = await over({
    ...good,
    items: [
      { id: '1\u0007', verifiedName: `a\u202eb\u0000c${'n'.repeat(5000)}`, callbacks: { statusUrl: 'x\ny' }, more: 1 },
    ],
    warnings: [{ type: 'other', message: 'Odd\u0000', raw: 'w'.repeat(5000), more: 1 }],
    failure: { ...failure, message: `No\u0007${'m'.repeat(5000)}`, upstreamCode: 'c'.repeat(5000), more: 1 },
  });
  const { numbers, warnings, failures } = await directory.listNumbers();
  expect(numbers).toMatchObject([
    { id: '1', verifiedName: expect.stringMatching(/^ab cn+…$/), callbacks: { statusUrl: 'x y' } },
  ]);
  expect(numbers[0]?.verifiedName).toHaveLength(1000);
  expect(warnings).toEqual([{ account: 'a', type: 'other', message: 'Odd', raw: expect.stringMatching(/^w{999}…$/) }]);
  expect(failures).toMatchObject([{ code: 'auth', message: expect.stringMatching(/^No m+…$/), shown: 'earlier' }]);
  expect(failures[0]).toMatchObject({ upstreamCode: expect.stringMatching(/^c{99}…$/) });
  for (const each of [numbers[0], failures[0]]) expect(each).not.toHaveProperty('more');
  expect(fetches()).toBe(0);
});

test('a snapshot of a process whose clock is ten seconds ahead is accepted', async () => {
  const { directory, fetches } = await over({ ...good, attemptedAt: now + 10_000 });
  expect((await directory.listNumbers()).numbers).toMatchObject([row]);
  expect(fetches()).toBe(0);
  expect((await directory.listNumbers({ maxAgeSeconds: 0 })).numbers).toMatchObject([{ id: 'fetched' }]);
});

test('an object of the store is checked once', async () => {
  let reads = 0;
  const counted = {
    ...good,
    get warnings() {
      reads += 1;
      return [];
    },
  };
  const { directory } = await over(counted);
  for (const query of [{}, { accounts: ['a'] }, { maxAgeSeconds: 60 }]) await directory.listNumbers(query);
  await directory.getWabas();
  expect(reads).toBe(1);
});

test('rows that are clean are not copied: they would be in memory twice', async () => {
  const { directory, kept } = await over({ ...good, items: [row] }, { ...row });
  await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(Reflect.get(Object(kept.value), 'items')[0]).toBe(row);
});
