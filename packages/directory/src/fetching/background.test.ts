import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import type { DirectoryOptions } from '../index.js';

/** A directory of one account, and the caller in whose async context each fetch of the account has run. */
async function watched(options: Partial<DirectoryOptions>) {
  const caller = new AsyncLocalStorage<string>();
  const fetchedFor: (string | undefined)[] = [];
  const shop: PluginParts = {
    listNumbers(_settings, { log }) {
      log('warn', 'fetching');
      return page([{ id: '1' }]);
    },
  };
  const log = () => void fetchedFor.push(caller.getStore());
  const directory = await directoryOf({ shop }, { ...options, log });
  const call = (name: string) => caller.run(name, () => directory.listNumbers());
  const fetched = (times: number) => vi.waitUntil(() => fetchedFor.length >= times);
  return { directory, call, fetched, fetchedFor };
}

test('a fetch that a caller waits for runs in the context of that caller', async () => {
  const { call, fetchedFor } = await watched({});
  await call('asia');
  expect(fetchedFor).toEqual(['asia']);
});

test('a fetch that renews a stale snapshot runs outside the context of all callers', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const { call, fetched, fetchedFor } = await watched({ now: () => clock.now });
  await call('asia');
  clock.now += 61_000;
  await call('oslo');
  await fetched(2);
  expect(fetchedFor).toEqual(['asia', undefined]);
});

test('a background refresh runs outside the context of all callers', async () => {
  const { directory, call, fetched, fetchedFor } = await watched({
    refresh: { everySeconds: 0.02 },
    cache: { maxAgeSeconds: 600 },
  });
  await call('asia');
  await fetched(3);
  await directory.close();
  // The first begins when the directory opens, and the caller joins it.
  expect(fetchedFor.slice(0, 3)).toEqual([undefined, undefined, undefined]);
});

test('a refresh fetches one account, however young its snapshot is, outside the context of its caller', async () => {
  const { directory, call, fetched, fetchedFor } = await watched({ cache: { maxAgeSeconds: 600 } });
  await call('asia');
  directory.refresh('shop');
  await fetched(2);
  expect(fetchedFor).toEqual(['asia', undefined]);
  expect(() => directory.refresh('other')).toThrow('account: unknown value "other"');
  expect(() => directory.only([]).refresh('shop')).toThrow('account: unknown value "shop"');
  await directory.close();
  expect(() => directory.refresh('shop')).toThrow('The directory is closed.');
});
