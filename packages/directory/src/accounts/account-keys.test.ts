import { expect, test } from 'vitest';
import { acme, page, plugin } from '../__fixtures__/plugin.js';
import {
  type AccountSettings,
  createDirectory,
  createMemoryStore,
  type PluginLoaders,
  type SnapshotStore,
} from '../index.js';

/** A store that records its keys. */
function recordingStore(): SnapshotStore<never> & { keys: Set<string> } {
  const memory = createMemoryStore<never>(1_000);
  const keys = new Set<string>();
  return {
    ...memory,
    keys,
    async set(key, snapshot) {
      keys.add(key);
      await memory.set(key, snapshot);
    },
  };
}

/** Directories with one store, and the settings whose accounts were fetched. */
function shared() {
  const fetched: string[] = [];
  const numbers = recordingStore();
  const parts = {
    listNumbers({ token, baseUrl }: { token: string; baseUrl: string }) {
      fetched.push(`${token} ${baseUrl}`);
      return page([{ id: `${fetched.length}` }]);
    },
  };
  const loaders: PluginLoaders = {
    acme: async () => plugin(parts),
    other: async () => plugin({ ...parts, id: 'other', name: 'Other' }),
  };
  async function list(accounts: Record<string, AccountSettings>) {
    const stores = { numbers, wabas: createMemoryStore<never>(100) };
    const directory = await createDirectory({ accounts, providers: loaders, stores });
    const result = await directory.listNumbers({ maxAgeSeconds: 3_600 });
    await directory.close();
    return result.numbers.map(({ id }) => id);
  }
  return { fetched, numbers, list };
}

test('directories share the snapshot of an account only if all of its settings are equal, secrets included', async () => {
  const { numbers, list } = shared();
  expect(await list({ a: acme })).toEqual(['1']);
  expect(await list({ a: { token: acme.token, provider: 'acme' } })).toEqual(['1']);
  expect(await list({ a: { ...acme, token: 'another-token' } })).toEqual(['2']);
  expect(await list({ a: { ...acme, baseUrl: 'https://example.com' } })).toEqual(['3']);
  expect(await list({ a: { ...acme, provider: 'other' } })).toEqual(['4']);
  expect(numbers.keys.size).toBe(4);
});

test('an added account keeps the snapshots of the others', async () => {
  const { fetched, list } = shared();
  await list({ a: acme });
  await list({ a: acme, b: { ...acme, token: 'another-token' } });
  expect(fetched).toEqual([`${acme.token} `, 'another-token ']);
});

test('a key contains the provider, the alias and no setting', async () => {
  const { numbers, list } = shared();
  await list({ a: { ...acme, baseUrl: 'https://example.com' } });
  expect([...numbers.keys]).toEqual([expect.stringMatching(/^acme:a:[\w-]{22}$/)]);
});
