import { ProviderError } from '@wabascope/core';
import { afterEach, expect, test } from 'vitest';
import { acme, page, plugin } from '../__fixtures__/plugin.js';
import { startServer } from '../__fixtures__/server.js';
import { createDirectory, type DirectoryObserver } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

/** Everything that an observer hears of a directory with one account, which makes one request for each of its asks. */
async function watched({ outcome = () => {}, now = Date.now }: { outcome?: () => void; now?: () => number } = {}) {
  const server = await startServer((_, response) => void response.writeHead(202).end('{}'));
  const told: [keyof DirectoryObserver, Record<string, unknown>][] = [];
  const loaded = plugin({
    async *listNumbers({ baseUrl }, { fetch }) {
      await (await fetch(baseUrl)).text();
      outcome();
      yield* page([]);
    },
  });
  const directory = await createDirectory({
    accounts: { shop: { provider: 'acme', token: acme.token, baseUrl: server.url } },
    providers: { acme: async () => loaded },
    now,
    observer: {
      accountFetched: (ask) => told.push(['accountFetched', { ...ask }]),
      snapshotsRead: (read) => told.push(['snapshotsRead', { ...read }]),
      requestEnded: (request) => told.push(['requestEnded', { ...request }]),
    },
  });
  open.push(server, directory);
  return { server, directory, told };
}

const shop = { account: 'shop', provider: 'acme' };
const times = { waitedMs: expect.any(Number), durationMs: expect.any(Number) };

test('an observer hears of the read, the request behind it and how the ask ended', async () => {
  const { server, directory, told } = await watched();
  await directory.listNumbers();
  expect(told).toEqual([
    ['snapshotsRead', { what: 'numbers', from: 'provider', accounts: 1 }],
    ['requestEnded', { ...shop, host: new URL(server.url).host, status: 202, ...times, clockOffsetMs: 0 }],
    ['accountFetched', { ...shop, what: 'numbers', code: 'ok', durationMs: expect.any(Number) }],
  ]);
});

test('a read of what is kept makes no request', async () => {
  const { directory, told } = await watched();
  await directory.listNumbers();
  told.length = 0;
  await directory.listNumbers();
  expect(told).toEqual([['snapshotsRead', { what: 'numbers', from: 'cache', accounts: 1 }]]);
});

test('an ask in vain is told with the code of its failure', async () => {
  const { directory, told } = await watched({
    outcome: () => {
      throw new ProviderError('auth', 'The token has expired; make a new one.');
    },
  });
  await directory.listNumbers();
  expect(told.at(-1)).toEqual(['accountFetched', expect.objectContaining({ ...shop, code: 'auth' })]);
});

test('a request without an answer has no status', async () => {
  const { server, directory, told } = await watched();
  await server.close();
  await directory.listNumbers();
  expect(told.find(([event]) => event === 'requestEnded')?.[1]).not.toHaveProperty('status');
});

test.each([
  ['behind', -600_000],
  ['ahead', 600_000],
])('a request tells how far the local clock is %s', async (_, offsetMs) => {
  const { directory, told } = await watched({ now: () => Date.now() + offsetMs });
  await directory.listNumbers();
  const { clockOffsetMs } = told.find(([event]) => event === 'requestEnded')?.[1] ?? {};
  expect(Math.abs(Number(clockOffsetMs) - offsetMs)).toBeLessThan(2_000);
});
