import { ProviderError } from '@wabascope/core';
import { afterEach, expect, test, vi } from 'vitest';
import { acme, type PluginParts, page, plugin } from '../__fixtures__/plugin.js';
import { startArrivalServer } from '../__fixtures__/server.js';
import { createDirectory, type Directory, type DirectoryOptions } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

/** Accounts of one provider, each with its name as `baseUrl`. */
async function fleet(names: readonly string[], parts: PluginParts, options: Partial<DirectoryOptions> = {}) {
  const loaded = plugin(parts);
  const directory = await createDirectory({
    accounts: Object.fromEntries(
      names.map((name) => [name, { provider: 'acme', token: acme.token, baseUrl: name }] as const),
    ),
    providers: { acme: async () => loaded },
    ...options,
  });
  open.push(directory);
  return directory;
}

const messageOf = async (directory: Directory, account: string) => {
  const { failures } = await directory.listNumbers({ accounts: [account] }, { waitSeconds: 0 });
  return failures[0]?.message;
};

const never = () => new Promise<never>(() => {});

test.each([
  ['was never fetched', [], {}, 'nothing'],
  ['was fetched in part, for a caller that wants new data', [{ id: '1' }], { maxAgeSeconds: 0 }, 'part'],
])('a known failure stays during another fetch of an account that %s', async (_, rows, query, shown) => {
  let now = Date.UTC(2026, 0, 1);
  let fetches = 0;
  const directory = await fleet(
    ['a'],
    {
      async *listNumbers() {
        fetches += 1;
        if (fetches > 1) await never();
        yield* page(rows);
        throw new ProviderError('auth', 'The token has expired.', { settings: ['token'] });
      },
    },
    { now: () => now },
  );
  const first = await directory.listNumbers();
  now += 20_000;
  const second = await directory.listNumbers(query, { waitSeconds: 0 });
  expect(second.failures).toEqual(first.failures);
  expect(second.failures).toMatchObject([{ code: 'auth', retryable: false, shown }]);
  expect(second.numbers).toHaveLength(rows.length);
  await vi.waitUntil(() => fetches === 2);
});

test('the timeout of a slow provider does not mention a rate limit', async () => {
  let fetches = 0;
  const directory = await fleet(['a'], {
    async *listNumbers() {
      fetches += 1;
      await never();
      yield* page([]);
    },
  });
  const waiting = directory.listNumbers();
  waiting.catch(() => {});
  await vi.waitUntil(() => fetches === 1);
  const message = await messageOf(directory, 'a');
  expect(message).toMatch(/the provider did not respond in time/);
  expect(message).not.toMatch(/limit|queue/);
});

test('the timeout of an account that waits for other accounts mentions the queue', async () => {
  let fetches = 0;
  const names = Array.from({ length: 17 }, (_, index) => `a${10 + index}`);
  const directory = await fleet(names, {
    async *listNumbers() {
      fetches += 1;
      await never();
      yield* page([]);
    },
  });
  directory.listNumbers().catch(() => {});
  await vi.waitUntil(() => fetches === 16);
  expect(await messageOf(directory, 'a26')).toMatch(/limits requests, and this account waits in the queue/);
  expect(await messageOf(directory, 'a10')).toMatch(/the provider did not respond/);
});

test('an account whose request waits for a slot is in the queue, and one whose request was sent is not', async () => {
  const server = await startArrivalServer(() => {});
  open.push(server);
  let begun = 0;
  const directory = await fleet(['a', 'b'], {
    rateLimit: { requests: 1, perMs: 60_000, key: () => 'everybody' },
    async *listNumbers(_settings, { fetch }, { signal }) {
      begun += 1;
      await fetch(server.url, signal === undefined ? {} : { signal });
      yield* page([]);
    },
  });
  directory.listNumbers({ accounts: ['a'] }).catch(() => {});
  await vi.waitUntil(() => server.arrivals.length === 1, { timeout: 10_000 });
  directory.listNumbers({ accounts: ['b'] }).catch(() => {});
  await vi.waitUntil(() => begun === 2);
  expect(await messageOf(directory, 'b')).toMatch(/limits requests, and this account waits in the queue/);
  expect(await messageOf(directory, 'a')).toMatch(/the provider did not respond/);
});

test.each([
  ['its numbers', { wabaId: '7' }, (d: Directory) => d.listNumbers()],
  ['its numbers', {}, (d: Directory) => d.listNumbers({ wabaId: '7' })],
  ['its WABAs', {}, (d: Directory) => d.getWabas()],
])('a credential that the provider rejected for %s is the failure of %j', async (_, query, call) => {
  let now = Date.UTC(2026, 0, 1);
  let isRejected = true;
  async function* listing() {
    if (isRejected) throw new ProviderError('auth', 'The token has expired.', { settings: ['token'] });
    await never();
    yield* page([]);
  }
  const directory = await fleet(
    ['a'],
    { fetchesOneWaba: true, listNumbers: listing, getWabas: listing },
    { now: () => now },
  );
  await call(directory);
  isRejected = false;
  now += 20_000;
  const { failures } = await directory.listNumbers(query, { waitSeconds: 0 });
  expect(failures).toMatchObject([{ code: 'auth', message: 'The token has expired.', retryable: false }]);
});

test('a credential that the provider has accepted since is not the failure of an account', async () => {
  let now = Date.UTC(2026, 0, 1);
  let isRejected = true;
  const directory = await fleet(
    ['a'],
    {
      async *listNumbers() {
        await never();
        yield* page([]);
      },
      async *getWabas() {
        if (isRejected) throw new ProviderError('auth', 'The token has expired.');
        yield* page([{ id: '7' }]);
      },
    },
    { now: () => now },
  );
  await directory.getWabas();
  isRejected = false;
  now += 20_000;
  await directory.getWabas();
  expect((await directory.listNumbers({}, { waitSeconds: 0 })).failures).toMatchObject([{ code: 'timeout' }]);
});
