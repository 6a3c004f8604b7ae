import { ProviderError } from '@wabascope/core';
import { expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { setUp } from '../__fixtures__/slow-account.js';

test('callers that come during a fetch wait for its result', async () => {
  const { fetches, started, ids } = await setUp();
  const results = Promise.all([ids(), ids(), ids({ maxAgeSeconds: 0 })]);
  await started(1);
  fetches[0]?.succeed();
  expect(await results).toEqual([['1'], ['1'], ['1']]);
  expect(fetches).toHaveLength(1);
});

test('a snapshot is served while it is fresh', async () => {
  const { fetches, clock, ids, firstFetch, directory } = await setUp();
  await firstFetch();
  clock.now += 59_000;
  expect(await ids()).toEqual(['1']);
  expect(await ids({ maxAgeSeconds: 60 })).toEqual(['1']);
  expect((await directory.listNumbers()).asOf).toBe('2026-01-01T00:00:00.000Z');
  expect(fetches).toHaveLength(1);
});

test('an older snapshot is served immediately while one fetch renews it', async () => {
  const { fetches, clock, ids, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now += 61_000;
  expect(await Promise.all([ids(), ids()])).toEqual([['1'], ['1']]);
  await started(2);
  fetches[1]?.succeed();
  await vi.waitUntil(async () => (await ids())[0] === '2');
  expect(fetches).toHaveLength(2);
});

test('a caller with a maximum age waits for a snapshot of at most that age', async () => {
  const { fetches, clock, ids, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now += 10_000;
  const young = ids({ maxAgeSeconds: 5 });
  await started(2);
  fetches[1]?.succeed();
  expect(await young).toEqual(['2']);
  const now = ids({ maxAgeSeconds: 0 });
  await started(3);
  fetches[2]?.succeed();
  expect(await now).toEqual(['3']);
});

test('the default maximum age can be set', async () => {
  const { clock, ids, started, firstFetch } = await setUp({ cache: { maxAgeSeconds: 5 } });
  await firstFetch();
  clock.now += 6_000;
  expect(await ids()).toEqual(['1']);
  await started(2);
});

test('after a failed fetch the last successful snapshot stays, with its time and the failure', async () => {
  const { fetches, clock, directory, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now += 100_000;
  const second = directory.listNumbers({ maxAgeSeconds: 0 });
  await started(2);
  fetches[1]?.fail(new ProviderError('unavailable', 'Acme is down.'));
  expect(await second).toMatchObject({
    numbers: [{ id: '1' }],
    failures: [{ account: 'a', code: 'unavailable', shown: 'earlier' }],
    asOf: '2026-01-01T00:00:00.000Z',
  });
});

test('a failure is shown for 15 seconds, so that paging does not fetch again, and no longer', async () => {
  const { fetches, clock, directory, started } = await setUp();
  const first = directory.listNumbers();
  await started(1);
  fetches[0]?.fail(new ProviderError('auth', 'The token is wrong.'));
  expect((await first).failures).toMatchObject([{ code: 'auth' }]);
  clock.now += 14_000;
  expect((await directory.listNumbers()).failures).toMatchObject([{ code: 'auth' }]);
  expect(fetches).toHaveLength(1);
  clock.now += 2_000;
  const third = directory.listNumbers();
  await started(2);
  fetches[1]?.succeed();
  expect(await third).toMatchObject({ total: 1, failures: [] });
});

test('a thousand accounts behind one signal raise no warning of a leak', async () => {
  const warned: Error[] = [];
  const onWarning = (warning: Error) => void warned.push(warning);
  process.on('warning', onWarning);
  const parts = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`a${index}`, { listNumbers: () => page([{ id: '1' }]) }]),
  );
  const directory = await directoryOf(parts);
  const { signal } = new AbortController();
  expect((await directory.listNumbers({}, { signal })).total).toBe(1000);
  await new Promise(setImmediate);
  process.off('warning', onWarning);
  expect(warned).toEqual([]);
});

test('with a refresh, accounts are fetched immediately and then periodically, without a call', async () => {
  let fetches = 0;
  const parts: PluginParts = {
    listNumbers() {
      fetches += 1;
      return page([{ id: String(fetches) }]);
    },
  };
  const directory = await directoryOf({ a: parts }, { refresh: { everySeconds: 0.02 } });
  await vi.waitUntil(() => fetches >= 4);
  expect((await directory.listNumbers({ maxAgeSeconds: 60 })).numbers[0]?.id).not.toBe('1');
  await directory.close();
});

test('a renewed snapshot, of one account or of all, is shown to all callers', async () => {
  let fetches = 0;
  const counting = () => {
    fetches += 1;
    return page([{ id: String(fetches) }]);
  };
  const directory = await directoryOf({ a: { listNumbers: counting }, b: { listNumbers: () => page([{ id: 'b' }]) } });
  const ids = async (query = {}) => (await directory.listNumbers(query)).numbers.map(({ id }) => id);
  expect(await ids()).toEqual(['1', 'b']);
  expect(await ids()).toEqual(['1', 'b']);
  expect(await ids({ accounts: ['a'], maxAgeSeconds: 0 })).toEqual(['2']);
  expect(await ids()).toEqual(['2', 'b']);
  expect(await ids({ maxAgeSeconds: 0 })).toEqual(['3', 'b']);
  expect(await directory.only(['a']).listNumbers()).toMatchObject({ numbers: [{ id: '3' }] });
});

test('an equal snapshot has the time of the latest fetch', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const same = () => page([{ id: '1', status: 'CONNECTED' }]);
  const directory = await directoryOf({ a: { listNumbers: same } }, { now: () => clock.now });
  const { numbers } = await directory.listNumbers();
  clock.now += 3_600_000;
  const again = await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(again).toMatchObject({ numbers, asOf: '2026-01-01T01:00:00.000Z' });
  expect((await directory.listNumbers()).asOf).toBe('2026-01-01T01:00:00.000Z');
});
