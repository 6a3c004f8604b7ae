import { ProviderError } from '@wabascope/core';
import { expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from './__fixtures__/plugin.js';
import { createMemoryStore, type DirectoryOptions, type SnapshotStore } from './index.js';

/** An account that answers with how often it was asked, when it is let. */
function slowAccount() {
  const asks: { answer: () => void; fail: (error: Error) => void; signal: AbortSignal | undefined }[] = [];
  const parts: PluginParts = {
    async *listNumbers(_settings, _context, { signal }) {
      const number = asks.length + 1;
      await new Promise<void>((answer, fail) => asks.push({ answer, fail, signal }));
      yield* page([{ id: String(number) }]);
    },
  };
  return { asks, parts };
}

async function setUp(options: Partial<DirectoryOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const { asks, parts } = slowAccount();
  const directory = await directoryOf({ a: parts }, { now: () => clock.now, ...options });
  const asked = (times: number) => vi.waitUntil(() => asks.length === times);
  const ids = async (query = {}) => (await directory.listNumbers(query)).numbers.map(({ id }) => id);
  /** Gives the directory one answer to begin with. */
  async function answered() {
    const first = ids();
    await asked(1);
    asks[0]?.answer();
    await first;
  }
  return { clock, asks, directory, asked, ids, answered };
}

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

test('a caller who leaves does not disturb those who still wait', async () => {
  const { asks, directory, asked, ids } = await setUp();
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  const stays = ids();
  await asked(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(asks[0]?.signal?.aborted).toBe(false);
  asks[0]?.answer();
  expect(await stays).toEqual(['1']);
});

test('the requests behind a call end when the last who waits has left, and the next call asks anew', async () => {
  const { asks, directory, asked, ids } = await setUp();
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  await asked(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(asks[0]?.signal?.aborted).toBe(true);
  const next = ids();
  await asked(2);
  asks[1]?.answer();
  expect(await next).toEqual(['2']);
});

test('who has left before asking asks nobody', async () => {
  const { asks, directory } = await setUp();
  await expect(directory.listNumbers({}, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
  expect(asks).toHaveLength(0);
});

test('an ask in the background goes on when the caller who set it off leaves', async () => {
  const { asks, clock, directory, asked, answered } = await setUp();
  await answered();
  clock.now += 61_000;
  const leave = new AbortController();
  await directory.listNumbers({}, { signal: leave.signal });
  await asked(2);
  leave.abort();
  expect(asks[1]?.signal?.aborted).toBe(false);
  await directory.close();
  expect(asks[1]?.signal?.aborted).toBe(true);
});

test('close rejects callers who wait', async () => {
  const { directory, asked, ids } = await setUp();
  const waiting = ids();
  await asked(1);
  await Promise.all([expect(waiting).rejects.toThrow('The directory is closed.'), directory.close()]);
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

test('memory is bounded by rows: the account that was not read for the longest time is asked again', async () => {
  const asked: string[] = [];
  const account = (name: string): PluginParts => ({
    listNumbers() {
      asked.push(name);
      return page(Array.from({ length: 40 }, (_, index) => ({ id: String(index) })));
    },
  });
  const directory = await directoryOf(
    { a: account('a'), b: account('b'), c: account('c') },
    { cache: { maxRows: 100 } },
  );
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await directory.listNumbers({ accounts: [name] });
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('with a refresh, accounts are asked again without anybody asking', async () => {
  let asks = 0;
  const parts: PluginParts = {
    listNumbers() {
      asks += 1;
      return page([{ id: String(asks) }]);
    },
  };
  const directory = await directoryOf({ a: parts }, { refresh: { everySeconds: 0.02 } });
  await new Promise(setImmediate);
  expect(asks).toBe(0);
  await directory.listNumbers();
  await vi.waitUntil(() => asks >= 4);
  expect((await directory.listNumbers({ maxAgeSeconds: 60 })).numbers[0]?.id).not.toBe('1');
  await directory.close();
});

test('directories that share stores share answers, and ask one at a time', async () => {
  const numbers = lockedStore();
  const stores = { numbers, wabas: createMemoryStore<never>(100) };
  const { asks, parts } = slowAccount();
  const [here, there] = await Promise.all([
    directoryOf({ a: parts }, { stores }),
    directoryOf({ a: parts }, { stores }),
  ]);
  const answers = Promise.all([here.listNumbers({ maxAgeSeconds: 0 }), there.listNumbers({ maxAgeSeconds: 0 })]);
  await vi.waitUntil(() => numbers.waiting === 2);
  await vi.waitUntil(() => asks.length === 1);
  asks[0]?.answer();
  expect((await answers).map(({ numbers: [number] }) => number?.id)).toEqual(['1', '1']);
  expect(asks).toHaveLength(1);
  expect(JSON.stringify(numbers.keys)).not.toContain('secret');
});

/** A store as several processes would share: JSON at rest, one ask at a time per key. */
function lockedStore(): SnapshotStore<never> & { waiting: number; keys: string[] } {
  const kept = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    waiting: 0,
    keys: [],
    async get(key) {
      const text = kept.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async set(key, snapshot) {
      this.keys.push(key);
      kept.set(key, JSON.stringify(snapshot));
    },
    exclusively(_key, ask) {
      this.waiting += 1;
      const mine = turn.then(ask);
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
