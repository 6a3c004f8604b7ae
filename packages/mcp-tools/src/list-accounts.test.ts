import { defineProvider, ProviderError, type Warning } from '@wabascope/core';
import { createDirectory } from '@wabascope/directory';
import { expect, test } from 'vitest';
import { tools } from './index.js';

const warnings: Warning[] = Array.from({ length: 40 }, (_, index) => ({
  type: 'other',
  message: `Remark ${index} about the account, in a sentence of an ordinary length.`,
}));

/** An account of `acme` has a kind: it lists, fails, or breaks off. */
const acme = defineProvider<{ kind: string }>({
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  stability: 'experimental',
  reports: { number: ['status'], waba: ['name'] },
  settings: {
    info: { kind: { description: 'Kind.', required: true, secret: false, type: 'string' } },
    schema: {
      '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value: value as { kind: string } }) },
    },
  },
  create: ({ kind }) => ({
    async *listNumbers() {
      const details = { settings: ['token'], upstreamMessage: 'Said so.' };
      if (kind === 'fails') throw new ProviderError('auth', 'The token has expired; create a new one.', details);
      yield { items: [{ id: '1' }, { id: '2' }], warnings: kind === 'warns' ? warnings : [] };
      if (kind === 'breaks') throw new ProviderError('timeout', 'No result.');
    },
    async *getWabas() {
      yield { items: [{ id: 'w' }], warnings: [] };
    },
    async describeCredential() {
      if (kind === 'fails') throw new ProviderError('auth', 'The token has expired.');
      if (kind !== 'ends') return { missingPermissions: [] };
      return { expiresAt: '2020-01-31T00:00:00.000Z', missingPermissions: ['numbers.read'] };
    },
  }),
});

const directoryOf = (...kinds: string[]) =>
  createDirectory({
    accounts: Object.fromEntries(kinds.map((kind) => [kind, { provider: 'acme' as const, kind }])),
    providers: { acme: async () => acme },
  });

function callerOf(directory: Awaited<ReturnType<typeof directoryOf>>) {
  return async (name: string, args: object = {}) => {
    const { structuredContent } = (await tools.find((tool) => tool.name === name)?.call(directory, args)) ?? {};
    return structuredContent as Record<string, Record<string, unknown>[]>;
  };
}

test('list-accounts shows the last fetch of each account, and what to fix', async () => {
  const directory = await directoryOf('breaks', 'fails', 'lists', 'warns');
  const call = callerOf(directory);
  const before = await call('list-accounts');
  for (const account of before.accounts ?? []) expect(Object.keys(account)).toEqual(['account', 'provider']);
  await call('list-numbers');
  const at = expect.any(String);
  const failed = { message: 'The token has expired; create a new one.', settings: ['token'], retryable: false, at };
  const common = { provider: 'acme', lastFetchedAt: at, numbers: 2, wabas: 1 };
  expect((await call('list-accounts')).accounts).toEqual([
    {
      ...common,
      account: 'breaks',
      warnings: 0,
      incomplete: true,
      lastFailure: { code: 'timeout', message: 'No result.', retryable: true, at },
    },
    {
      account: 'fails',
      provider: 'acme',
      lastFetchedAt: at,
      wabas: 1,
      warnings: 0,
      lastFailure: { ...failed, code: 'auth' },
    },
    { ...common, account: 'lists', warnings: 0 },
    { ...common, account: 'warns', warnings: 40 },
  ]);
});

test('list-accounts shows a credential that has expired or lacks a permission, after the accounts that fail', async () => {
  const directory = await directoryOf('ends', 'fails', 'aaa');
  const call = callerOf(directory);
  await call('list-numbers');
  for (const { account } of directory.accounts()) await directory.describeCredential(account);
  const { accounts = [], providers } = await call('list-accounts');
  expect(accounts.map(({ account }) => account)).toEqual(['fails', 'ends', 'aaa']);
  expect(accounts.map(({ credential }) => credential)).toEqual([
    undefined,
    {
      expiresAt: '2020-01-31T00:00:00.000Z',
      missingPermissions: ['numbers.read'],
      messages: [
        'The credential expired on 2020-01-31; create a new one and set it in the configuration.',
        'The credential lacks numbers.read; grant it, or create a credential that has it.',
      ],
    },
    undefined,
  ]);
  expect(providers).toMatchObject({ acme: { name: 'Acme', stability: 'experimental' } });
});

test('a query for one account shows all of its warnings', async () => {
  const call = callerOf(await directoryOf('lists', 'warns'));
  const { warnings: shown, moreWarnings } = await call('list-numbers', { accounts: ['warns'] });
  expect(shown).toHaveLength(40);
  expect(moreWarnings).toBeUndefined();
});

test('a page that is too heavy is cut without a second call of the directory', async () => {
  const directory = await directoryOf('lists');
  let looks = 0;
  const watched = {
    ...directory,
    listNumbers: async (...[query, options]: Parameters<typeof directory.listNumbers>) => {
      looks += 1;
      const fits = options?.fits;
      const heavy = (numbers: Parameters<NonNullable<typeof fits>>[0]) => Math.min(1, fits?.(numbers) ?? 0);
      return directory.listNumbers(query, { ...options, fits: heavy });
    },
  };
  const { numbers, nextCursor } = await callerOf(watched)('list-numbers', { limit: 100 });
  expect(numbers).toHaveLength(1);
  expect(nextCursor).toEqual(expect.any(String));
  expect(looks).toBe(1);
});
