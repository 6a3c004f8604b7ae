import { afterEach, expect, test, vi } from 'vitest';
import { acme, type PluginParts, page, plugin } from '../__fixtures__/plugin.js';
import { maxInWindow, type Server, startArrivalServer } from '../__fixtures__/server.js';
import { createDirectory, type Directory, loadPlugin } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

async function serve(respond: Parameters<typeof startArrivalServer>[0] = (_, response) => void response.end('{}')) {
  const server = await startArrivalServer(respond);
  open.push(server);
  return server;
}

/** Accounts whose listing makes these calls one after the other, each with a scope or without. */
async function calling(
  server: Server,
  accounts: Record<string, { calls: readonly (string | undefined)[]; token?: string }>,
  rateLimit: NonNullable<PluginParts['rateLimit']>,
): Promise<Directory> {
  const loaded = plugin({
    rateLimit,
    async *listNumbers({ baseUrl }, { pace }, { signal }) {
      const account = new URL(baseUrl).searchParams.get('account') ?? '';
      for (const scope of accounts[account]?.calls ?? []) {
        await pace?.(async (fetch) => (await fetch(`${baseUrl}&scope=${scope}`)).text(), { signal, scope });
      }
      yield* page([]);
    },
  });
  const settings = Object.entries(accounts).map(([name, { token = acme.token }]) => [
    name,
    { provider: 'acme', token, baseUrl: `${server.url}/?account=${name}` },
  ]);
  const directory = await createDirectory({
    accounts: Object.fromEntries(settings),
    providers: { acme: async () => loaded },
  });
  open.push(directory);
  return directory;
}

const many = (length: number, ...calls: (string | undefined)[]) => Array.from({ length }, () => calls).flat();

test('all limits that count a call hold: those without a scope, and those of its scope', async () => {
  const server = await serve();
  const key = ({ token }: { token: string }) => token;
  const directory = await calling(
    server,
    { a: { calls: many(6, 'numbers', undefined) }, b: { calls: many(6, 'wabas', 'numbers') } },
    [
      { requests: 4, perMs: 60, key },
      { requests: 10, perMs: 300, key },
      { requests: 2, perMs: 50, key, scope: 'numbers' },
      { requests: 1, perMs: 40, key, scope: 'wabas' },
    ],
  );
  expect((await directory.listNumbers()).failures).toEqual([]);
  const of = (scope: string) => server.arrivals.filter(({ path }) => path.includes(`scope=${scope}`));
  expect(server.arrivals).toHaveLength(24);
  expect(maxInWindow(server.arrivals, 60)).toBeLessThanOrEqual(4);
  expect(maxInWindow(server.arrivals, 300)).toBeLessThanOrEqual(10);
  expect(maxInWindow(of('numbers'), 50)).toBeLessThanOrEqual(2);
  expect(maxInWindow(of('wabas'), 40)).toBe(1);
});

test('a call that no limit counts waits for none', async () => {
  const server = await serve();
  const rateLimit = { requests: 1, perMs: 3_600_000, key: () => 'one', scope: 'numbers' };
  const directory = await calling(server, { a: { calls: ['numbers', undefined, 'wabas', undefined] } }, rateLimit);
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(4);
});

test('limits with the same key, window and number do not share a budget', async () => {
  const server = await serve();
  const limit = { requests: 2, perMs: 3_600_000, key: () => 'one' };
  const directory = await calling(server, { a: { calls: many(2, 'numbers', 'wabas') } }, [
    { ...limit, scope: 'numbers' },
    { ...limit, scope: 'wabas' },
  ]);
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(4);
});

test('keys that differ only where they are too long to show do not share a budget', async () => {
  const server = await serve();
  const rateLimit = { requests: 1, perMs: 3_600_000, key: ({ token }: { token: string }) => 'x'.repeat(300) + token };
  const accounts = {
    a: { calls: [undefined], token: 'acme-token-a' },
    b: { calls: [undefined], token: 'acme-token-b' },
  };
  const directory = await calling(server, accounts, [rateLimit]);
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(2);
});

test('after a status 429, the budgets of the call pause, and not those of another scope', async () => {
  const server = await serve((request, response) => {
    if (request.url?.includes('scope=numbers')) response.writeHead(429, { 'retry-after': '60' });
    response.end('{}');
  });
  const limit = { requests: 5, perMs: 10, key: () => 'one' };
  const directory = await calling(server, { a: { calls: ['numbers', 'wabas', 'wabas', undefined, 'numbers'] } }, [
    { ...limit, scope: 'numbers' },
    { ...limit, scope: 'wabas' },
  ]);
  directory.listNumbers().catch(() => {});
  await vi.waitUntil(() => server.arrivals.length === 4);
  await expect(directory.listNumbers({}, { waitSeconds: 0.1 })).resolves.toMatchObject({
    failures: [{ message: expect.stringContaining('the provider limits requests') }],
  });
});

const limit = { requests: 1, perMs: 1_000, key: () => 'one' };

test.each<[string, unknown]>([
  ['`rateLimit` is an empty list; leave it out where there is no limit', []],
  ['`rateLimit` must be an object with requests, perMs and key', 'ten a second'],
  ['`rateLimit[1]` must be an object with requests, perMs and key', [limit, null]],
  ['`rateLimit.requests` must be a whole number of at least 1', { ...limit, requests: 0.5 }],
  ['`rateLimit[0].requests` must be a whole number of at least 1', [{ ...limit, requests: '10' }]],
  ['`rateLimit[1].perMs` must be a number of milliseconds above 0 and below', [limit, { ...limit, perMs: 0 }]],
  ['`rateLimit.perMs` must be a number of milliseconds above 0 and below', { ...limit, perMs: Number.NaN }],
  ['`rateLimit[0].key` must be a function', [{ ...limit, key: 'one' }]],
  ['`rateLimit[0].scope` must be a text of 1 to 60 characters without space and ":"', [{ ...limit, scope: 'a b' }]],
  ['`rateLimit` holds 11 limits; at most 10 are allowed', Array.from({ length: 11 }, () => limit)],
  ['`rateLimit.scope` must be a text of 1 to 60 characters without space and ":"', { ...limit, scope: 7 }],
])('an invalid rate limit of a plugin is reported: %s', async (sentence, rateLimit) => {
  const load = async () => ({ ...plugin(), rateLimit }) as unknown as ReturnType<typeof plugin>;
  const loaded = await loadPlugin('acme', load);
  expect(loaded).toMatchObject({ message: expect.stringContaining(sentence), remedy: 'Report it to its author.' });
});

test.each([limit, [limit], [{ ...limit, scope: 'numbers' }, limit]])('a plugin may have the limits %o', async (one) => {
  const loaded = await loadPlugin('acme', async () => plugin({ rateLimit: one }));
  expect(loaded.plugin).toBeDefined();
});

test.each(['360dialog', 'acme', 'a1-2b'])('a plugin may have the ID %s', async (id) => {
  expect((await loadPlugin(id, async () => plugin({ id }))).plugin).toMatchObject({ id });
});

test.each(['360', 'Acme', 'acme-', '-acme', 'a--b', 'acme:x', ''])('a plugin may not have the ID %j', async (id) => {
  const loaded = await loadPlugin(id, async () => plugin({ id }));
  expect(loaded).toMatchObject({ message: expect.stringContaining('`id` must be in kebab-case, such as acme-cloud') });
});

test.each([
  [undefined, 'stable'],
  ['stable', 'stable'],
  ['experimental', 'experimental'],
  ['of a later version', 'experimental'],
])('a plugin that calls its stability %j counts as %s', async (stability, word) => {
  const load = async () => ({ ...plugin(), stability }) as unknown as ReturnType<typeof plugin>;
  const directory = await createDirectory({ accounts: { a: acme }, providers: { acme: load } });
  open.push(directory);
  expect(directory.accounts()).toMatchObject([{ account: 'a', stability: word }]);
});
