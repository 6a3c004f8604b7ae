import { ProviderError } from '@wabascope/core';
import { expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { createMemoryStore, type DirectoryOptions, type SnapshotStore } from '../index.js';

/** An account with two WABAs; `fetched` lists what was fetched of it, `all` or a WABA, and `fails` is its failure. */
function account(wabas: readonly string[] = ['10', '20'], parts: PluginParts = {}) {
  const fetched: string[] = [];
  const state: { fails?: ProviderError; status: string } = { status: 'CONNECTED' };
  const listing = (row: (wabaId: string) => object, what: string) =>
    async function* (_settings: unknown, _context: unknown, { wabaId }: { wabaId?: string | undefined }) {
      fetched.push(`${what} ${wabaId ?? 'all'}`);
      if (state.fails) throw state.fails;
      if (wabaId !== undefined && !wabas.includes(wabaId)) throw new ProviderError('not-found', 'No such WABA.');
      yield* page((wabaId === undefined ? wabas : [wabaId]).map(row));
    };
  const listNumbers = listing((wabaId) => ({ id: `n${wabaId}`, wabaId, status: state.status }), 'numbers');
  const getWabas = listing((id) => ({ id, businessId: '7' }), 'wabas');
  return { fetched, state, parts: { fetchesOneWaba: true, listNumbers, getWabas, ...parts } satisfies PluginParts };
}

async function setUp(options: Partial<DirectoryOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const only = account();
  const directory = await directoryOf({ a: only.parts }, { now: () => clock.now, ...options });
  return { clock, directory, ...only };
}

test('without a snapshot, a query for one WABA fetches only that WABA, once', async () => {
  const { directory, fetched } = await setUp();
  expect(await directory.getWabas({ account: 'a', wabaId: '20' })).toMatchObject({
    wabas: [{ id: '20' }],
    failures: [],
  });
  for (let count = 0; count < 2; count += 1) {
    expect(await directory.listNumbers({ wabaId: '20' })).toMatchObject({ numbers: [{ id: 'n20' }], total: 1 });
  }
  expect(fetched).toEqual(['wabas 20', 'numbers 20']);
});

test('the fetch of the whole account serves each WABA while it is fresh', async () => {
  const { directory, fetched } = await setUp();
  await directory.listNumbers({ wabaId: '20' });
  fetched.length = 0;
  expect((await directory.listNumbers()).total).toBe(2);
  expect(fetched.sort()).toEqual(['numbers all', 'wabas all']);
  fetched.length = 0;
  expect((await directory.listNumbers({ wabaId: '10' })).numbers).toMatchObject([{ id: 'n10' }]);
  expect((await directory.getWabas({ account: 'a', wabaId: '10' })).wabas).toMatchObject([{ id: '10' }]);
  expect((await directory.listNumbers()).total).toBe(2);
  expect(fetched).toEqual([]);
});

test('with an older snapshot of the whole account, one WABA is fetched alone, and the whole keeps its time', async () => {
  const { clock, directory, fetched, state } = await setUp({ cache: { wabaMaxAgeSeconds: 60 } });
  await directory.listNumbers();
  fetched.length = 0;
  clock.now += 61_000;
  state.status = 'BANNED';
  const statusOf = async () => (await directory.listNumbers({ wabaId: '20' })).numbers[0]?.status;
  expect(await statusOf()).toBe('CONNECTED');
  await vi.waitUntil(async () => (await statusOf()) === 'BANNED');
  expect(fetched.sort()).toEqual(['numbers 20', 'wabas 20']);
  const whole = await directory.listNumbers({}, { waitSeconds: 0 });
  expect(whole).toMatchObject({ total: 2, asOf: '2026-01-01T00:00:00.000Z' });
});

test('when one WABA cannot be fetched, its earlier rows stay, and the whole account does not change', async () => {
  const { clock, directory, state } = await setUp();
  await directory.listNumbers();
  clock.now += 10_000;
  state.fails = new ProviderError('permission', 'Not yours.');
  const result = await directory.listNumbers({ wabaId: '20', maxAgeSeconds: 0 });
  expect(result).toMatchObject({ numbers: [{ id: 'n20' }], failures: [{ code: 'permission', shown: 'earlier' }] });
  expect(await directory.listNumbers()).toMatchObject({ total: 2, failures: [] });
  expect(directory.accounts()[0]).not.toHaveProperty('lastFailure');
});

test('a query for one WABA does not hide that the fetch of the whole account has failed since', async () => {
  const { clock, directory, state } = await setUp();
  await directory.listNumbers();
  clock.now += 10_000;
  state.fails = new ProviderError('unavailable', 'Down.');
  await directory.listNumbers({ maxAgeSeconds: 0 });
  await directory.listNumbers({ wabaId: '20' });
  expect((await directory.listNumbers()).failures).toMatchObject([{ code: 'unavailable', shown: 'earlier' }]);
});

test('a failure of the account is in its summary, whether numbers or WABAs were fetched', async () => {
  const { directory, state } = await setUp();
  state.fails = new ProviderError('auth', 'The token has expired.');
  expect((await directory.listNumbers({ wabaId: '20' })).failures).toMatchObject([{ code: 'auth' }]);
  expect(directory.accounts()[0]).toMatchObject({ lastFailure: { code: 'auth' } });
});

test('of several accounts, those without the WABA have no rows and have not failed', async () => {
  const [a, b] = [account(['10']), account(['20'])];
  const directory = await directoryOf({ a: a.parts, b: b.parts });
  expect(await directory.listNumbers({ wabaId: '20' })).toMatchObject({ numbers: [{ account: 'b' }], failures: [] });
  expect(await directory.getWabas({ wabaId: '20' })).toMatchObject({ wabas: [{ account: 'b' }], failures: [] });
  expect(a.fetched).toEqual(['numbers 20', 'wabas 20']);
  const one = await directory.getWabas({ account: 'a', wabaId: '20' });
  expect(one.failures).toMatchObject([
    { code: 'not-found', message: expect.stringContaining('Account a cannot access WABA 20') },
  ]);
});

test('a plugin without fetchesOneWaba never fetches one WABA alone', async () => {
  const { fetched, parts } = account();
  const { fetchesOneWaba: _, ...without } = parts;
  const directory = await directoryOf({ a: without });
  expect((await directory.listNumbers({ wabaId: '20' })).total).toBe(1);
  expect(fetched.sort()).toEqual(['numbers all', 'wabas all']);
});

test('text that cannot be a WABA ID is not sent to a provider', async () => {
  const { directory, fetched } = await setUp();
  expect((await directory.listNumbers({ wabaId: '../20' })).total).toBe(0);
  expect(fetched.sort()).toEqual(['numbers all', 'wabas all']);
});

test('directories with shared stores share the snapshot of one WABA', async () => {
  const kept = new Map<string, string>();
  const store = (kind: string): SnapshotStore<never> => ({
    ...createMemoryStore<never>(1),
    async get(key) {
      const text = kept.get(`${kind} ${key}`);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async set(key, snapshot) {
      kept.set(`${kind} ${key}`, JSON.stringify(snapshot));
    },
  });
  const stores = { numbers: store('numbers'), wabas: store('wabas') };
  const [here, there] = [await setUp({ stores }), await setUp({ stores })];
  await here.directory.listNumbers({ wabaId: '20' });
  expect(await there.directory.listNumbers({ wabaId: '20' })).toMatchObject({ numbers: [{ id: 'n20' }], total: 1 });
  expect(there.fetched).toEqual([]);
  expect((await there.directory.listNumbers()).total).toBe(2);
  expect(there.fetched.sort()).toEqual(['numbers all', 'wabas all']);
});
