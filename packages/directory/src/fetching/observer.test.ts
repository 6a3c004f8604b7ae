import { ProviderError } from '@wabascope/core';
import { afterEach, expect, test } from 'vitest';
import { acme, page, plugin } from '../__fixtures__/plugin.js';
import { startArrivalServer } from '../__fixtures__/server.js';
import { createDirectory, type DirectoryObserver } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

/** All events of a directory with one account, which makes one request per fetch. */
async function watched({ outcome = () => {}, now = Date.now }: { outcome?: () => void; now?: () => number } = {}) {
  const server = await startArrivalServer((_, response) => void response.writeHead(202).end('{}'));
  const events: [keyof DirectoryObserver, Record<string, unknown>][] = [];
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
      accountFetched: (fetch) => events.push(['accountFetched', { ...fetch }]),
      snapshotsRead: (read) => events.push(['snapshotsRead', { ...read }]),
      requestEnded: (request) => events.push(['requestEnded', { ...request }]),
    },
  });
  open.push(server, directory);
  return { server, directory, events };
}

const shop = { account: 'shop', provider: 'acme' };
const times = { waitedMs: expect.any(Number), durationMs: expect.any(Number) };

test('an observer gets the read, its request and the outcome of the fetch', async () => {
  const { server, directory, events } = await watched();
  await directory.listNumbers();
  expect(events).toEqual([
    ['snapshotsRead', { what: 'numbers', from: 'provider', accounts: 1 }],
    ['requestEnded', { ...shop, host: new URL(server.url).host, status: 202, ...times, clockOffsetMs: 0 }],
    ['accountFetched', { ...shop, what: 'numbers', code: 'ok', durationMs: expect.any(Number) }],
  ]);
});

test('reading a stored snapshot makes no request', async () => {
  const { directory, events } = await watched();
  await directory.listNumbers();
  events.length = 0;
  await directory.listNumbers();
  expect(events).toEqual([['snapshotsRead', { what: 'numbers', from: 'cache', accounts: 1 }]]);
});

test('a failed fetch is reported with the code of its failure', async () => {
  const { directory, events } = await watched({
    outcome: () => {
      throw new ProviderError('auth', 'The token has expired; create a new one.');
    },
  });
  await directory.listNumbers();
  expect(events.at(-1)).toEqual(['accountFetched', expect.objectContaining({ ...shop, code: 'auth' })]);
});

test('a request without a response has no status', async () => {
  const { server, directory, events } = await watched();
  await server.close();
  await directory.listNumbers();
  expect(events.find(([event]) => event === 'requestEnded')?.[1]).not.toHaveProperty('status');
});

test.each([
  ['behind', -600_000],
  ['ahead', 600_000],
])('a request reports how far the local clock is %s', async (_, offsetMs) => {
  const { directory, events } = await watched({ now: () => Date.now() + offsetMs });
  await directory.listNumbers();
  const { clockOffsetMs } = events.find(([event]) => event === 'requestEnded')?.[1] ?? {};
  expect(Math.abs(Number(clockOffsetMs) - offsetMs)).toBeLessThan(2_000);
});
