import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, directoryOf, type PluginParts, page, plugin } from '../__fixtures__/plugin.js';
import { createDirectory } from '../index.js';

test('counts are those of the latest snapshots, and nothing is fetched for them', async () => {
  let fetches = 0;
  let fails = false;
  const shop: PluginParts = {
    listNumbers() {
      fetches += 1;
      if (fails) throw new ProviderError('auth', 'The token has expired.');
      return page([
        { id: '1', status: 'BANNED', qualityRating: 'RED' },
        { id: '2', status: 'CONNECTED' },
      ]);
    },
  };
  const directory = await directoryOf({ shop });
  const provider = 'shop';
  const none = { byStatus: {}, byQuality: {}, byCanSend: {} };
  expect(await directory.counts()).toEqual([{ provider, accounts: { 'never-fetched': 1 }, ...none }]);
  expect(fetches).toBe(0);
  await directory.listNumbers({ accounts: ['shop'] });
  const numbers = {
    byStatus: { BANNED: 1, CONNECTED: 1 },
    byQuality: { RED: 1, NOT_REPORTED: 1 },
    byCanSend: { BLOCKED: 1, AVAILABLE: 1 },
  };
  expect(await directory.counts()).toEqual([{ provider, accounts: { ok: 1 }, ...numbers }]);
  fails = true;
  await directory.listNumbers({ accounts: ['shop'], maxAgeSeconds: 0 });
  expect(await directory.counts()).toEqual([{ provider, accounts: { failing: 1 }, ...numbers }]);
  expect(fetches).toBe(2);
});

test('counts follow the WABAs, which decide whether their numbers can send', async () => {
  let review = 'APPROVED';
  const shop: PluginParts = {
    listNumbers: () => page([{ id: '1', status: 'CONNECTED', wabaId: '7' }]),
    getWabas: () => page([{ id: '7', accountReviewStatus: review as 'APPROVED' }]),
  };
  const directory = await directoryOf({ shop });
  await directory.listNumbers();
  expect(await directory.counts()).toMatchObject([{ byCanSend: { AVAILABLE: 1 } }]);
  review = 'REJECTED';
  await directory.getWabas({ maxAgeSeconds: 0 });
  expect(await directory.counts()).toMatchObject([{ byCanSend: { BLOCKED: 1 } }]);
});

test('counts are by provider, and those of a view cover its accounts only', async () => {
  const directory = await createDirectory({
    accounts: { a: acme, b: acme },
    providers: { acme: async () => plugin({ listNumbers: () => page([{ id: '1' }]) }) },
  });
  await directory.listNumbers();
  const counts = { provider: 'acme', byStatus: { NOT_REPORTED: 1 }, byQuality: { NOT_REPORTED: 1 } };
  expect(await directory.counts()).toMatchObject([
    { provider: 'acme', accounts: { ok: 2 }, byCanSend: { UNKNOWN: 2 } },
  ]);
  expect(await directory.only(['a']).counts()).toMatchObject([{ ...counts, accounts: { ok: 1 } }]);
  expect(await directory.only([]).counts()).toEqual([]);
  await directory.close();
});
