import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { slowAccount } from '../__fixtures__/slow-account.js';
import { createMemoryStore, type SnapshotStore } from '../index.js';

test('memory is limited by rows: the least recently read account is fetched again', async () => {
  const started: string[] = [];
  const account = (name: string): PluginParts => ({
    listNumbers() {
      started.push(name);
      return page(Array.from({ length: 40 }, (_, index) => ({ id: String(index) })));
    },
  });
  const directory = await directoryOf(
    { a: account('a'), b: account('b'), c: account('c') },
    { cache: { maxRows: 100 } },
  );
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await directory.listNumbers({ accounts: [name] });
  expect(started).toEqual(['a', 'b', 'c', 'b']);
});

test('directories with shared stores share snapshots, and fetch one at a time', async () => {
  const numbers = lockedStore();
  const stores = { numbers, wabas: createMemoryStore<never>(100) };
  const { fetches, parts } = slowAccount();
  const [here, there] = await Promise.all([
    directoryOf({ a: parts }, { stores }),
    directoryOf({ a: parts }, { stores }),
  ]);
  const results = Promise.all([here.listNumbers({ maxAgeSeconds: 0 }), there.listNumbers({ maxAgeSeconds: 0 })]);
  await vi.waitUntil(() => numbers.waiting === 2);
  await vi.waitUntil(() => fetches.length === 1);
  fetches[0]?.succeed();
  expect((await results).map(({ numbers: [number] }) => number?.id)).toEqual(['1', '1']);
  expect(fetches).toHaveLength(1);
  expect(JSON.stringify(numbers.keys)).not.toContain('secret');
});

test('the next page does not read the accounts again', async () => {
  const memory = createMemoryStore<never>(10_000);
  let reads = 0;
  const numbers: SnapshotStore<never> = {
    ...memory,
    get(key) {
      reads += 1;
      return memory.get(key);
    },
  };
  const parts = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`a${index}`, { listNumbers: () => page([{ id: '1' }]) }]),
  );
  const directory = await directoryOf(parts, { stores: { numbers, wabas: createMemoryStore<never>(100) } });
  const first = await directory.listNumbers();
  await directory.listNumbers();
  reads = 0;
  const second = await directory.listNumbers({ cursor: String(first.nextCursor) });
  expect(second).toMatchObject({ total: 100, numbers: { length: 25 } });
  expect(reads).toBe(0);
});

describe('a store that is slow', () => {
  async function slowStore() {
    const memory = createMemoryStore<never>(100);
    let reads = 0;
    const numbers: SnapshotStore<never> = {
      ...memory,
      async get(key) {
        await wait(30);
        reads += 1;
        return memory.get(key);
      },
    };
    const { fetches, parts } = slowAccount();
    const directory = await directoryOf({ a: parts }, { stores: { numbers, wabas: createMemoryStore<never>(100) } });
    return { directory, fetches, reads: () => reads };
  }

  test('does not delay a caller that no longer waits', async () => {
    const { directory, fetches } = await slowStore();
    const { failures } = await directory.listNumbers({}, { waitSeconds: 0 });
    expect(failures).toMatchObject([{ code: 'timeout' }]);
    await vi.waitUntil(() => fetches.length === 1);
    await directory.close();
  });

  test('does not start a fetch for a caller that has aborted', async () => {
    const { directory, fetches, reads } = await slowStore();
    await expect(directory.listNumbers({}, { signal: AbortSignal.timeout(1) })).rejects.toThrow('timeout');
    await vi.waitUntil(() => reads() === 1);
    await directory.close();
    expect(fetches).toEqual([]);
  });
});

/** A store as several processes would share: JSON at rest, one fetch at a time per key. */
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
    exclusively(_key, work) {
      this.waiting += 1;
      const mine = turn.then(work);
      turn = mine.catch(() => {});
      return mine;
    },
  };
}
