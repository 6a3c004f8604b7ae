import { ProviderError } from '@wabascope/core';
import { expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { setUp } from '../__fixtures__/slow-account.js';

test('callers who come while an account is asked wait for the same answer', async () => {
  const { asks, asked, ids } = await setUp();
  const answers = Promise.all([ids(), ids(), ids({ maxAgeSeconds: 0 })]);
  await asked(1);
  asks[0]?.answer();
  expect(await answers).toEqual([['1'], ['1'], ['1']]);
  expect(asks).toHaveLength(1);
});

test('an answer is served again while it is young enough', async () => {
  const { asks, clock, ids, answered, directory } = await setUp();
  await answered();
  clock.now += 59_000;
  expect(await ids()).toEqual(['1']);
  expect(await ids({ maxAgeSeconds: 60 })).toEqual(['1']);
  expect((await directory.listNumbers()).asOf).toBe('2026-01-01T00:00:00.000Z');
  expect(asks).toHaveLength(1);
});

test('an older answer is served at once while one ask runs behind it', async () => {
  const { asks, clock, ids, asked, answered } = await setUp();
  await answered();
  clock.now += 61_000;
  expect(await Promise.all([ids(), ids()])).toEqual([['1'], ['1']]);
  await asked(2);
  asks[1]?.answer();
  await vi.waitUntil(async () => (await ids())[0] === '2');
  expect(asks).toHaveLength(2);
});

test('a caller who says how old an answer may be waits for one that is no older', async () => {
  const { asks, clock, ids, asked, answered } = await setUp();
  await answered();
  clock.now += 10_000;
  const young = ids({ maxAgeSeconds: 5 });
  await asked(2);
  asks[1]?.answer();
  expect(await young).toEqual(['2']);
  const now = ids({ maxAgeSeconds: 0 });
  await asked(3);
  asks[2]?.answer();
  expect(await now).toEqual(['3']);
});

test('the usual age can be set', async () => {
  const { clock, ids, asked, answered } = await setUp({ cache: { maxAgeSeconds: 5 } });
  await answered();
  clock.now += 6_000;
  expect(await ids()).toEqual(['1']);
  await asked(2);
});

test('after a failed ask the last good answer stays, with its time and the failure', async () => {
  const { asks, clock, directory, asked, answered } = await setUp();
  await answered();
  clock.now += 100_000;
  const second = directory.listNumbers({ maxAgeSeconds: 0 });
  await asked(2);
  asks[1]?.fail(new ProviderError('unavailable', 'Acme is down.'));
  expect(await second).toMatchObject({
    numbers: [{ id: '1' }],
    failures: [{ account: 'a', code: 'unavailable', shown: 'earlier' }],
    asOf: '2026-01-01T00:00:00.000Z',
  });
});

test('a failure is believed for 15 seconds, so that paging does not ask again, and no longer', async () => {
  const { asks, clock, directory, asked } = await setUp();
  const first = directory.listNumbers();
  await asked(1);
  asks[0]?.fail(new ProviderError('auth', 'The token is wrong.'));
  expect((await first).failures).toMatchObject([{ code: 'auth' }]);
  clock.now += 14_000;
  expect((await directory.listNumbers()).failures).toMatchObject([{ code: 'auth' }]);
  expect(asks).toHaveLength(1);
  clock.now += 2_000;
  const third = directory.listNumbers();
  await asked(2);
  asks[1]?.answer();
  expect(await third).toMatchObject({ total: 1, failures: [] });
});

test('a thousand accounts behind one signal raise no warning of a leak', async () => {
  const warned: Error[] = [];
  const hear = (warning: Error) => void warned.push(warning);
  process.on('warning', hear);
  const parts = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`a${index}`, { listNumbers: () => page([{ id: '1' }]) }]),
  );
  const directory = await directoryOf(parts);
  const { signal } = new AbortController();
  expect((await directory.listNumbers({}, { signal })).total).toBe(1000);
  await new Promise(setImmediate);
  process.off('warning', hear);
  expect(warned).toEqual([]);
});

test('with a refresh, accounts are fetched from the start, again and again, without any call', async () => {
  let asks = 0;
  const parts: PluginParts = {
    listNumbers() {
      asks += 1;
      return page([{ id: String(asks) }]);
    },
  };
  const directory = await directoryOf({ a: parts }, { refresh: { everySeconds: 0.02 } });
  await vi.waitUntil(() => asks >= 4);
  expect((await directory.listNumbers({ maxAgeSeconds: 60 })).numbers[0]?.id).not.toBe('1');
  await directory.close();
});

test('what somebody has asked anew, of one account or of all, is what everybody sees', async () => {
  let asks = 0;
  const counting = () => {
    asks += 1;
    return page([{ id: String(asks) }]);
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

test('an answer that says the same again is of the time at which it came', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const same = () => page([{ id: '1', status: 'CONNECTED' }]);
  const directory = await directoryOf({ a: { listNumbers: same } }, { now: () => clock.now });
  const { numbers } = await directory.listNumbers();
  clock.now += 3_600_000;
  const again = await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(again).toMatchObject({ numbers, asOf: '2026-01-01T01:00:00.000Z' });
  expect((await directory.listNumbers()).asOf).toBe('2026-01-01T01:00:00.000Z');
});
