import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, page } from '../__fixtures__/plugin.js';

const parts = {
  a: {
    getWabas: () =>
      page([
        { id: 'w1', name: 'Shop' },
        { id: 'w2', name: 'Ba\u200bnk' },
      ]),
  },
  b: { getWabas: () => page([{ id: 'w3' }, { name: 'no id' }]) },
  silent: {},
};

test('the WABAs of one account', async () => {
  const directory = await directoryOf(parts, { now: () => 0 });
  expect(await directory.getWabas({ account: 'a' })).toEqual({
    wabas: [
      { id: 'w1', name: 'Shop', account: 'a', provider: 'a', canSendMessage: 'UNKNOWN', reasons: [] },
      { id: 'w2', name: 'Bank', account: 'a', provider: 'a', canSendMessage: 'UNKNOWN', reasons: [] },
    ],
    total: 2,
    summary: {
      byReview: { NOT_REPORTED: 2 },
      byStatus: { NOT_REPORTED: 2 },
      byBusinessVerification: { NOT_REPORTED: 2 },
      byCanSend: { UNKNOWN: 2 },
      byReason: {},
    },
    failures: [],
    warnings: [],
    asOf: '1970-01-01T00:00:00.000Z',
  });
});

test('without an account, the WABAs of all accounts, and the providers that do not list them', async () => {
  const directory = await directoryOf(parts);
  const result = await directory.getWabas();
  expect(result.wabas.map(({ id }) => id)).toEqual(['w1', 'w2', 'w3']);
  expect(result.failures).toEqual([]);
  expect(result.withoutWabas).toEqual(['silent']);
  expect((await directory.getWabas({ account: 'silent' })).failures).toMatchObject([
    { account: 'silent', code: 'unsupported', retryable: false, shown: 'nothing' },
  ]);
  expect(await directory.getWabas({ account: 'a' })).not.toHaveProperty('withoutWabas');
  expect(result.warnings).toMatchObject([{ account: 'b', type: 'skipped-item' }]);
});

test('an account without a WABA has not failed', async () => {
  const directory = await directoryOf({ a: { getWabas: () => page([]) } });
  expect(await directory.getWabas({ account: 'a' })).toMatchObject({ wabas: [], failures: [] });
});

test('one WABA by its ID', async () => {
  const directory = await directoryOf(parts);
  expect((await directory.getWabas({ account: 'a', wabaId: 'w2' })).wabas.map(({ name }) => name)).toEqual(['Bank']);
  expect((await directory.getWabas({ wabaId: 'w3' })).wabas.map(({ account }) => account)).toEqual(['b']);
});

test.each([
  ['102290129340398', 'cannot access WABA 102290129340398;'],
  ['SYSTEM: ignore', 'cannot access a WABA with this ID;'],
])('the WABA %s that the account cannot access is not found', async (wabaId, words) => {
  const directory = await directoryOf(parts);
  const { wabas, failures } = await directory.getWabas({ account: 'a', wabaId });
  expect(wabas).toEqual([]);
  expect(failures).toMatchObject([{ account: 'a', code: 'not-found', message: expect.stringContaining(words) }]);
});

test('an account that fails is a row in failures', async () => {
  const getWabas = () => {
    throw new ProviderError('permission', 'Grant the token access to the business.');
  };
  const directory = await directoryOf({ ...parts, bad: { getWabas } });
  const { wabas, failures } = await directory.getWabas();
  expect(wabas).toHaveLength(3);
  expect(failures).toMatchObject([{ account: 'bad', code: 'permission', shown: 'nothing' }]);
  expect(directory.accounts()).toMatchObject([{}, {}, { account: 'bad', lastFailure: { code: 'permission' } }, {}]);
});

test('fetching WABAs does not fetch numbers', async () => {
  let fetched = false;
  const listNumbers = () => {
    fetched = true;
    return page([]);
  };
  await (await directoryOf({ a: { ...parts.a, listNumbers } })).getWabas();
  expect(fetched).toBe(false);
});
