import { setTimeout as wait } from 'node:timers/promises';
import type { ProviderContext } from '@wabascope/core';
import { afterEach, expect, test, vi } from 'vitest';
import { acme, type PluginParts, page, plugin } from '../__fixtures__/plugin.js';
import { maxInWindow, type Server, startArrivalServer } from '../__fixtures__/server.js';
import { createDirectory, type Directory, type DirectoryOptions } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

async function serve(respond: Parameters<typeof startArrivalServer>[0] = (_, response) => void response.end('{}')) {
  const server = await startArrivalServer(respond);
  open.push(server);
  return server;
}

/** Accounts of one provider. Each makes `pages` requests, all at once or one after the other. */
async function paced(
  server: Server,
  accounts: Record<string, { pages: number; atOnce?: boolean; token?: string }>,
  parts: PluginParts & Partial<DirectoryOptions> = {},
): Promise<Directory> {
  const {
    rateLimit = { requests: 5, perMs: 200, key: ({ token }) => token.slice(-1) },
    listNumbers,
    ...options
  } = parts;
  async function* pagesOf({ baseUrl }: { baseUrl: string }, context: ProviderContext, signal?: AbortSignal) {
    const account = new URL(baseUrl).searchParams.get('account') ?? '';
    const request = () => get(context, baseUrl, account, signal);
    const { pages, atOnce } = accounts[account] ?? { pages: 0 };
    if (atOnce) await Promise.all(Array.from({ length: pages }, request));
    else for (let count = 0; count < pages; count += 1) await request();
    yield* page([]);
  }
  const loaded = plugin({
    rateLimit,
    listNumbers: listNumbers ?? ((settings, context, { signal }) => pagesOf(settings, context, signal)),
  });
  const directory = await createDirectory({
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([name, { token = acme.token }]) => [
        name,
        { provider: 'acme', token, baseUrl: `${server.url}/?account=${name}` },
      ]),
    ),
    providers: { acme: async () => loaded },
    ...options,
  });
  open.push(directory);
  return directory;
}

async function get({ fetch }: Pick<ProviderContext, 'fetch'>, url: string, account: string, signal?: AbortSignal) {
  const response = await fetch(url, { headers: { 'x-account': account }, ...(signal === undefined ? {} : { signal }) });
  await response.text();
  return response;
}

test('no window holds more requests than the budget of accounts that share a credential', async () => {
  const server = await serve();
  const directory = await paced(server, { a: { pages: 12 }, b: { pages: 12, atOnce: true } });
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(24);
  expect(maxInWindow(server.arrivals, 200)).toBe(5);
});

test('the budget holds when requests take long to arrive, and the later ones do not', async () => {
  const server = await serve();
  let sent = 0;
  const directory = await paced(
    server,
    { a: { pages: 16, atOnce: true } },
    {
      // The way to the provider is slow for every other request, as with a new connection.
      fetch: async (input, init) => {
        sent += 1;
        if (sent % 2 === 1) await wait(120, undefined, { signal: init?.signal ?? undefined });
        return fetch(input, init);
      },
    },
  );
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(16);
  expect(maxInWindow(server.arrivals, 200)).toBeLessThanOrEqual(5);
});

test('accounts with different credentials have different budgets', async () => {
  const server = await serve();
  const directory = await paced(
    server,
    {
      a: { pages: 5, atOnce: true, token: 'acme-token-a' },
      b: { pages: 5, atOnce: true, token: 'acme-token-b' },
    },
    { rateLimit: { requests: 5, perMs: 3_600_000, key: ({ token }) => token } },
  );
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(10);
});

test('a provider without a rate limit gets eight concurrent requests', async () => {
  let underWay = 0;
  let most = 0;
  const server = await serve(async (_, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await wait(10);
    underWay -= 1;
    response.end('{}');
  });
  const unlimited = plugin({
    async *listNumbers({ baseUrl }, context) {
      await Promise.all(Array.from({ length: 40 }, () => get(context, baseUrl, '')));
      yield* page([]);
    },
  });
  const directory = await createDirectory({
    accounts: { a: { ...acme, baseUrl: server.url } },
    providers: { acme: async () => unlimited },
  });
  open.push(directory);
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(40);
  expect(most).toBe(8);
});

test('an account with many requests gets only every second slot', async () => {
  const server = await serve();
  const accounts = { long: { pages: 20, atOnce: true }, short: { pages: 4, atOnce: true } };
  const rateLimit = { requests: 1, perMs: 5, key: () => 'one' };
  const directory = await paced(server, accounts, { rateLimit });
  await directory.listNumbers();
  const turns = server.arrivals.map(({ account }) => account);
  expect(turns.lastIndexOf('short')).toBeLessThanOrEqual(8);
});

test.each<[string, number, () => Record<string, string>, number]>([
  ['503 that says seconds', 503, () => ({ 'retry-after': '1' }), 1_000],
  ['503 that says a fraction of seconds', 503, () => ({ 'retry-after': '0.5' }), 500],
  ['429 that says when the limit is reset', 429, () => ({ 'x-ratelimit-reset': '1.2' }), 1_200],
  ['503 that says a date', 503, () => ({ 'retry-after': new Date(Date.now() + 2_000).toUTCString() }), 1_000],
  ['503 that says milliseconds, as Alibaba Cloud does', 503, () => ({ 'x-acs-retry-after': '500' }), 500],
  ['429 that says nothing', 429, () => ({}), 1_000],
])('after a response %s, the whole budget pauses', async (_, status, headers, pauseMs) => {
  const server = await serve((_request, response) => {
    if (server.arrivals.length === 1) response.writeHead(status, headers());
    response.end('{}');
  });
  const rateLimit = { requests: 1, perMs: 50, key: () => 'one' };
  const directory = await paced(server, { a: { pages: 2 }, b: { pages: 2 } }, { rateLimit });
  await directory.listNumbers();
  const [rejected, next] = server.arrivals.map(({ at }) => at);
  // A date has whole seconds, so it is up to one second nearer than it was meant; less one for `Date.now()`.
  expect((next ?? 0) - (rejected ?? 0)).toBeGreaterThanOrEqual(pauseMs - 1);
});

test('a caller that aborts while it waits for a turn does not take it', async () => {
  const server = await serve();
  const rateLimit = { requests: 1, perMs: 3_600_000, key: () => 'one' };
  const directory = await paced(server, { a: { pages: 3, atOnce: true } }, { rateLimit });
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  await vi.waitUntil(() => server.arrivals.length === 1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(server.arrivals).toHaveLength(1);
});

test('close rejects callers that wait for a turn', async () => {
  const server = await serve();
  const rateLimit = { requests: 1, perMs: 3_600_000, key: () => 'one' };
  const directory = await paced(server, { a: { pages: 2 } }, { rateLimit });
  const waiting = expect(directory.listNumbers()).rejects.toThrow('The directory is closed.');
  await vi.waitUntil(() => server.arrivals.length === 1);
  await directory.close();
  await waiting;
});

test('a paced call starts when its request may leave, is valid for one request, and is free when unused', async () => {
  const server = await serve();
  const signedAt: number[] = [];
  const directory = await paced(
    server,
    { a: { pages: 0 } },
    {
      rateLimit: { requests: 2, perMs: 100, key: () => 'one' },
      async *listNumbers({ baseUrl }, { pace }) {
        if (pace === undefined) throw new Error('The host paces.');
        for (let count = 0; count < 20; count += 1) await pace(async () => 'nothing sent');
        const one = () =>
          pace(async (fetch) => {
            signedAt.push(performance.now());
            await get({ fetch }, baseUrl, 'a');
          });
        await Promise.all([one(), one(), one(), one()]);
        await pace(async (fetch) => {
          for (let count = 0; count < 5; count += 1) await get({ fetch }, baseUrl, 'a');
        });
        yield* page([]);
      },
    },
  );
  expect((await directory.listNumbers()).failures).toEqual([]);
  expect(server.arrivals).toHaveLength(9);
  expect(maxInWindow(server.arrivals, 100)).toBeLessThanOrEqual(2);
  expect((signedAt[2] ?? 0) - (signedAt[0] ?? 0)).toBeGreaterThanOrEqual(100);
});
