import { type CredentialDescription, ProviderError } from '@wabascope/core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { acme, directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { startArrivalServer } from '../__fixtures__/server.js';
import type { Directory, DirectoryOptions } from '../index.js';

const start = Date.UTC(2026, 0, 1);
const day = 24 * 3_600_000;

/** An account whose credential is described like that, and how often that was fetched. */
async function describing(
  describe: (count: number) => unknown,
  options: Partial<DirectoryOptions> = {},
  parts: PluginParts = {},
): Promise<{ directory: Directory; count: () => number }> {
  let count = 0;
  const one: PluginParts = {
    listNumbers: () => page([{ id: '1' }]),
    describeCredential: async () => {
      count += 1;
      return describe(count);
    },
    ...parts,
  };
  const directory = await directoryOf({ one }, { now: () => start, ...options });
  onTestFinished(() => directory.close());
  return { directory, count: () => count };
}

async function described(given: unknown) {
  const { directory } = await describing(() => given);
  return directory.describeCredential('one');
}

test('a credential is described beside the rows, at most once an hour', async () => {
  let time = start;
  const description = { expiresAt: '2026-06-01T00:00:00.000Z', missingPermissions: [] };
  const { directory, count } = await describing(() => description, { now: () => time });
  expect(directory.accounts()[0]).not.toHaveProperty('credential');
  await directory.listNumbers();
  await vi.waitUntil(() => directory.accounts()[0]?.credential !== undefined);
  expect(directory.accounts()).toMatchObject([{ credential: { ...description, messages: [] } }]);
  for (let fetches = 0; fetches < 3; fetches += 1) {
    time += 15 * 60_000;
    await directory.listNumbers({ maxAgeSeconds: 0 });
    await directory.describeCredential('one');
  }
  expect(count()).toBe(1);
  time += 15 * 60_000;
  await Promise.all([directory.listNumbers({ maxAgeSeconds: 0 }), directory.describeCredential('one')]);
  expect(count()).toBe(2);
});

test.each<[string, CredentialDescription, readonly string[]]>([
  ['that never expires', {}, []],
  ['that lasts for more than 14 days', { expiresAt: new Date(start + 14 * day + 1).toISOString() }, []],
  [
    'that expires within 14 days',
    { expiresAt: new Date(start + 14 * day).toISOString() },
    ['The credential expires on 2026-01-15, in 14 days; create a new one and set it in the configuration.'],
  ],
  [
    'that expires today',
    { expiresAt: new Date(start + 1).toISOString() },
    ['The credential expires on 2026-01-01, in 1 day; create a new one and set it in the configuration.'],
  ],
  [
    'that has expired and lacks permissions',
    { expiresAt: new Date(start).toISOString(), missingPermissions: ['read', 'list'] },
    [
      'The credential expired on 2026-01-01; create a new one and set it in the configuration.',
      'The credential lacks read, list; grant it, or create a credential that has it.',
    ],
  ],
])('a credential %s', async (_, description, messages) => {
  expect(await described(description)).toEqual({ ...description, messages });
});

test.each<[unknown, CredentialDescription]>([
  [{ expiresAt: '2026-06-01T02:00:00+02:00' }, { expiresAt: '2026-06-01T00:00:00.000Z' }],
  [{ expiresAt: 'next week' }, {}],
  [{ expiresAt: '2026-06-31T25:00:00Z' }, {}],
  [{ expiresAt: 1_780_000_000 }, {}],
  [{ missingPermissions: 'all' }, {}],
  [{ missingPermissions: ['a\u0000b', 7, '', null] }, { missingPermissions: ['a b'] }],
  [
    { missingPermissions: Array.from({ length: 99 }, () => 'x'.repeat(200)) },
    expect.objectContaining({
      missingPermissions: Array.from({ length: 20 }, () => expect.stringMatching(/^x{50,100}…?$/)),
    }),
  ],
  [{ expiresAt: '2026-06-01T00:00:00Z', token: acme.token, valid: true }, { expiresAt: '2026-06-01T00:00:00.000Z' }],
  [undefined, {}],
  ['2026-06-01T00:00:00Z', {}],
])('of the description %j, what fits the contract is shown', async (given, shown) => {
  const { messages: _, ...rest } = { messages: [], ...(await described(given)) };
  expect(rest).toEqual(shown);
});

test('a description with a secret is withheld', async () => {
  const shown = JSON.stringify(await described({ missingPermissions: [`lacks ${acme.token}`, 'read'] }));
  expect(shown).not.toContain(acme.token);
  expect(shown).toContain('read');
});

test.each<[string, () => unknown]>([
  ['rejects with a ProviderError', () => Promise.reject(new ProviderError('auth', `Bad ${acme.token}.`))],
  ['rejects with a plain error', () => Promise.reject(new Error(acme.token))],
  [
    'throws when it is read',
    () => ({
      get expiresAt() {
        throw new Error(acme.token);
      },
    }),
  ],
  ['is too large to read', () => ({ missingPermissions: Array.from({ length: 5_000 }, () => 'x') })],
])('a description that %s hides no row, is not shown, and is logged without secrets', async (_, describe) => {
  const lines: unknown[] = [];
  const { directory, count } = await describing(describe, { log: (...line) => void lines.push(line) });
  expect(await directory.listNumbers()).toMatchObject({ total: 1, failures: [] });
  expect(await directory.describeCredential('one')).toBeUndefined();
  expect(directory.accounts()[0]).not.toHaveProperty('credential');
  expect(count()).toBe(1);
  expect(lines).toMatchObject([
    ['debug', 'The provider does not describe the credential of an account.', { account: 'one' }],
  ]);
  expect(JSON.stringify(lines)).not.toContain(acme.token);
});

test('a description that never comes delays no row, and is ended like a fetch that makes no progress', async () => {
  const never = () => new Promise(() => {});
  const { directory } = await describing(never, { cache: { stalledSeconds: 0.1 } });
  expect(await directory.listNumbers()).toMatchObject({ total: 1, failures: [] });
  expect(await directory.describeCredential('one')).toBeUndefined();
});

test('an earlier description stays when a later one fails', async () => {
  let time = start;
  const first = { expiresAt: '2026-06-01T00:00:00.000Z' };
  const later = () => Promise.reject(new ProviderError('unavailable', 'Try again later.'));
  const { directory } = await describing((count) => (count === 1 ? first : later()), { now: () => time });
  await directory.describeCredential('one');
  time += 3_600_000;
  expect(await directory.describeCredential('one')).toEqual({ ...first, messages: [] });
});

test('a caller may leave, and closing ends what is under way', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const { directory } = await describing(
    () => undefined,
    {},
    {
      describeCredential: (_, { signal }) => {
        signals.push(signal);
        return new Promise(() => {});
      },
    },
  );
  const leave = new AbortController();
  const left = directory.describeCredential('one', { signal: leave.signal });
  const waiting = directory.describeCredential('one');
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(signals).toMatchObject([{ aborted: false }]);
  await directory.close();
  expect(await waiting).toBeUndefined();
  expect(signals).toMatchObject([{ aborted: true }]);
  await expect(directory.describeCredential('one')).rejects.toThrow('The directory is closed.');
});

test('a request for it counts for the rate limits of the account', async () => {
  const server = await startArrivalServer((_, response) => void response.end('{}'));
  onTestFinished(() => server.close());
  const send = async (fetch: typeof globalThis.fetch) => void (await (await fetch(server.url)).text());
  const { directory } = await describing(
    () => undefined,
    {},
    {
      rateLimit: { requests: 1, perMs: 3_600_000, key: () => 'one' },
      async *listNumbers(_, { fetch }) {
        await send(fetch);
        yield* page([]);
      },
      describeCredential: (context) => send(context.fetch),
    },
  );
  await directory.listNumbers();
  const waiting = directory.describeCredential('one');
  await directory.close();
  await waiting;
  expect(server.arrivals).toHaveLength(1);
});

test('an account without such a call has none, and one that is not known is an error that names it', async () => {
  const directory = await directoryOf({ one: {}, other: {} });
  onTestFinished(() => directory.close());
  expect(await directory.describeCredential('one')).toBeUndefined();
  await expect(directory.describeCredential('two')).rejects.toThrow('two');
  await expect(directory.only(['other']).describeCredential('one')).rejects.toThrow('one');
});
