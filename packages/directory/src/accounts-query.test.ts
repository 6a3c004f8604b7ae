import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, page } from './__fixtures__/plugin.js';

const numbers = () => page([{ id: '1' }]);
const failing = (code: 'auth' | 'timeout') => () => {
  throw new ProviderError(code, 'Fix it.');
};
const credential = (description: object) => ({ listNumbers: numbers, describeCredential: async () => description });

test.each([
  ['nothing: all, by alias', {}, ['auth', 'expired', 'expiring', 'fine', 'lacking', 'slow']],
  ['accounts', { accounts: ['slow', 'fine'] }, ['fine', 'slow']],
  ['providers', { providers: ['auth'] }, ['auth']],
  ['the code of the failure', { failure: ['auth'] }, ['auth']],
  ['one of several codes', { failure: ['timeout', 'auth'] }, ['auth', 'slow']],
  ['a credential that expires soon', { credential: ['expiring'] }, ['expired', 'expiring']],
  ['a credential without a permission', { credential: ['incomplete'] }, ['lacking']],
  ['several filters, all of which must match', { failure: ['auth'], credential: ['expiring'] }, []],
] as const)('accounts are filtered by %s', async (_, query, expected) => {
  const directory = await directoryOf(
    {
      slow: { listNumbers: failing('timeout') },
      auth: { listNumbers: failing('auth') },
      fine: credential({ expiresAt: '2026-03-01T00:00:00.000Z', missingPermissions: [] }),
      expiring: credential({ expiresAt: '2026-01-10T00:00:00.000Z' }),
      expired: credential({ expiresAt: '2025-12-10T00:00:00.000Z' }),
      lacking: credential({ missingPermissions: ['read'] }),
    },
    { now: () => Date.UTC(2026, 0, 1) },
  );
  await directory.listNumbers();
  for (const { account } of directory.accounts()) await directory.describeCredential(account);
  expect(directory.accounts(query).map(({ account }) => account)).toEqual(expected);
});

test('a wrong query is rejected', async () => {
  const directory = await directoryOf({ a: { listNumbers: numbers } });
  expect(() => directory.accounts({ failure: ['broken' as 'auth'] })).toThrow('failure: unknown value "broken".');
  expect(() => directory.accounts({ alias: 'a' } as object)).toThrow('Unknown field: alias.');
});
