import { expect, test } from 'vitest';
import { directoryOf, page } from './__fixtures__/plugin.js';
import { createMemoryStore, type SnapshotStore } from './index.js';

const accounts = Array.from({ length: 40 }, (_, index) => `a${String(index).padStart(2, '0')}`);

/** A directory of accounts with one number each, and how often the store and the rows of the last account were read. */
async function watched(maxRows: number) {
  const reads = { store: 0, rows: 0 };
  const memory = createMemoryStore<{ id: string }>(1_000);
  const numbers: SnapshotStore<{ id: string }> = {
    ...memory,
    get(key) {
      reads.store += 1;
      return memory.get(key);
    },
    set: (key, snapshot) =>
      memory.set(key, key.startsWith('a39:') ? { ...snapshot, items: snapshot.items.map(counted) } : snapshot),
  };
  function counted(item: { id: string }): { id: string } {
    return Object.defineProperty({ ...item }, 'status', {
      enumerable: true,
      get() {
        reads.rows += 1;
        return 'CONNECTED';
      },
    });
  }
  const directory = await directoryOf(
    Object.fromEntries(accounts.map((name) => [name, { listNumbers: () => page([{ id: name }]) }])),
    { stores: { numbers, wabas: createMemoryStore<never>(100) }, cache: { maxRows } },
  );
  await directory.listNumbers();
  return { directory, reads };
}

/** Views that each lack another account. */
const views = Array.from({ length: 20 }, (_, left) => accounts.filter((_, index) => index !== left));

test('twenty views in rotation read the accounts and their numbers once', async () => {
  const { directory, reads } = await watched(1_000);
  for (const view of views) await directory.only(view).listNumbers();
  for (const view of views) await directory.listNumbers({ accounts: view });
  Object.assign(reads, { store: 0, rows: 0 });
  for (const view of views) expect(await directory.only(view).listNumbers()).toMatchObject({ total: 39 });
  for (const view of views) expect(await directory.listNumbers({ accounts: view })).toMatchObject({ total: 39 });
  expect(reads).toEqual({ store: 0, rows: 0 });
});

test('the memory for views is limited by the numbers that are kept in memory', async () => {
  // Room for ten times forty places: ten of the views.
  const { directory, reads } = await watched(40);
  for (const view of views) await directory.only(view).listNumbers();
  reads.rows = 0;
  for (const view of views) await directory.only(view).listNumbers();
  expect(reads.rows).toBe(20);
});

test('each view shows changes', async () => {
  let status = 'CONNECTED';
  const directory = await directoryOf({
    a: { listNumbers: () => page([{ id: 'a', status }]) },
    b: { listNumbers: () => page([{ id: 'b' }]) },
    c: { listNumbers: () => page([{ id: 'c' }]) },
  });
  const selections = [
    ['a', 'b'],
    ['b', 'c'],
    ['a', 'b', 'c'],
  ];
  const statuses = async () => {
    const results = await Promise.all(selections.map((names) => directory.only(names).listNumbers()));
    return results.map(({ numbers }) => numbers.find(({ id }) => id === 'a')?.status);
  };
  expect(await statuses()).toEqual(['CONNECTED', undefined, 'CONNECTED']);
  status = 'BANNED';
  await directory.listNumbers({ accounts: ['a'], maxAgeSeconds: 0 });
  expect(await statuses()).toEqual(['BANNED', undefined, 'BANNED']);
});
