import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { page, plugin } from '../__fixtures__/plugin.js';
import { createDirectory } from '../index.js';

test('a secret that is an ordinary word withholds the text of the provider, not our sentences', async () => {
  const logged: unknown[] = [];
  const loaded = plugin({
    async *listNumbers() {
      yield* page([{ id: '1' }], [{ type: 'other', message: 'The production limit is unknown.', field: 'production' }]);
      throw new ProviderError('auth', 'The production token is expired; check token.', {
        upstreamMessage: 'no production here',
        settings: ['token'],
      });
    },
  });
  const directory = await createDirectory({
    accounts: { a: { provider: 'acme', token: 'production' } },
    providers: { acme: async () => loaded },
    log: (...entry) => void logged.push(entry),
  });
  const { failures, warnings } = await directory.listNumbers();
  const failure = {
    message: 'The production token is expired; check token.',
    upstreamMessage: '[withheld: it contains a secret of this account]',
    settings: ['token'],
  };
  expect(failures).toMatchObject([failure]);
  expect(warnings).toMatchObject([{ message: 'The production limit is unknown.', field: 'production' }]);
  expect(logged).toMatchObject([['warn', 'The fetch of an account failed.', { account: 'a', failure }]]);
});

test("a warning that quotes the provider's word withholds a secret in both", async () => {
  const loaded = plugin({
    listNumbers: () => page([], [{ type: 'unknown-value', message: 'Unknown word "Production".', raw: 'Production' }]),
  });
  const directory = await createDirectory({
    accounts: { a: { provider: 'acme', token: 'Production' } },
    providers: { acme: async () => loaded },
  });
  const { warnings } = await directory.listNumbers();
  expect(warnings).toMatchObject([
    {
      message: '[withheld: it contains a secret of this account]',
      raw: '[withheld: it contains a secret of this account]',
    },
  ]);
});
