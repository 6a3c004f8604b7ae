import { messagingLimit } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';

const blocked = (id: string, more: object = {}) => ({ id, status: 'BANNED', ...more });
const fine = (id: string, more: object = {}) => ({ id, status: 'CONNECTED', ...more });
const hooks = (statusUrl: string, inboundUrl: string) => ({ callbacks: { statusUrl, inboundUrl } });

const fleet = {
  good: { listNumbers: () => page([fine('1'), fine('2'), fine('3'), fine('4')]) },
  worse: { listNumbers: () => page([blocked('5'), blocked('6', { qualityRating: 'RED' }), fine('7')]) },
  bad: {
    listNumbers: () =>
      page([
        blocked('8', { wabaId: 'w1' }),
        fine('9', { wabaId: 'w1', ...hooks('https://a.example', 'https://b.example') }),
      ]),
    getWabas: () => page([{ id: 'w1', name: 'Kiosk', currency: 'EUR', businessId: 'b1', businessName: 'Kiosk GmbH' }]),
  },
} satisfies Record<string, PluginParts>;

test('groups are counted over all matches, the worst first, without a page of numbers', async () => {
  const directory = await directoryOf(fleet);
  const { groups, moreGroups, numbers, total, nextCursor } = await directory.listNumbers({ groupBy: ['account'] });
  expect(groups).toEqual([
    { account: 'worse', count: 3, byCanSend: { BLOCKED: 2, AVAILABLE: 1 } },
    { account: 'bad', count: 2, byCanSend: { BLOCKED: 1, AVAILABLE: 1 } },
    { account: 'good', count: 4, byCanSend: { AVAILABLE: 4 } },
  ]);
  expect({ moreGroups, numbers, total, nextCursor }).toEqual({ numbers: [], total: 9 });
  const page = await directory.listNumbers({ groupBy: ['account'], limit: 2 });
  expect(page.numbers).toHaveLength(2);
  expect(page.groups).toEqual(groups);
});

test('a group has two keys, and counts only what the filters match', async () => {
  const directory = await directoryOf(fleet);
  const { groups } = await directory.listNumbers({ groupBy: ['status', 'quality'], accounts: ['worse'] });
  expect(groups).toEqual([
    { status: 'BANNED', quality: 'NOT_REPORTED', count: 1, byCanSend: { BLOCKED: 1 } },
    { status: 'BANNED', quality: 'RED', count: 1, byCanSend: { BLOCKED: 1 } },
    { status: 'CONNECTED', quality: 'NOT_REPORTED', count: 1, byCanSend: { AVAILABLE: 1 } },
  ]);
});

test.each([
  ['waba', [{ waba: 'w1', wabaName: 'Kiosk', count: 2 }]],
  ['business', [{ business: 'b1', businessName: 'Kiosk GmbH', count: 2 }]],
  ['currency', [{ currency: 'EUR', count: 2 }]],
  ['provider', [{ provider: 'bad', count: 2 }]],
  ['messagingLimit', [{ messagingLimit: 'NOT_REPORTED', count: 2 }]],
  [
    'canSend',
    [
      { canSend: 'BLOCKED', count: 1 },
      { canSend: 'AVAILABLE', count: 1 },
    ],
  ],
  ['nameStatus', [{ nameStatus: 'NOT_REPORTED', count: 2 }]],
  ['accountMode', [{ accountMode: 'NOT_REPORTED', count: 2 }]],
  ['country', [{ country: 'NOT_REPORTED', count: 2 }]],
] as const)('numbers are grouped by %s', async (key, expected) => {
  const directory = await directoryOf(fleet);
  const { groups } = await directory.listNumbers({ groupBy: [key], accounts: ['bad'] });
  expect(groups).toMatchObject(expected);
});

test('a number counts for each of its reasons and callback hosts', async () => {
  const directory = await directoryOf(fleet);
  const byReason = await directory.listNumbers({ groupBy: ['reason'] });
  expect(byReason.groups?.map(({ reason, count }) => [reason, count])).toEqual([
    ['number-banned', 3],
    ['quality-red', 1],
    ['none', 6],
  ]);
  expect(byReason.summary.byReason).toEqual({ 'number-banned': 3, 'quality-red': 1 });
  const byHost = await directory.listNumbers({ groupBy: ['callbackHost'], accounts: ['bad'] });
  expect(byHost.groups?.map(({ callbackHost, count }) => [callbackHost, count])).toEqual([
    ['NOT_REPORTED', 1],
    ['a.example', 1],
    ['b.example', 1],
  ]);
});

test('50 groups are shown, and the others are one line', async () => {
  const accounts = Array.from({ length: 60 }, (_, index) => `account-${String(index).padStart(2, '0')}`);
  const parts = accounts.map((name, index): [string, PluginParts] => [
    name,
    { listNumbers: () => page(index === 59 ? [blocked('1')] : [fine('1'), fine('2')]) },
  ]);
  const directory = await directoryOf(Object.fromEntries(parts));
  const { groups, moreGroups } = await directory.listNumbers({ groupBy: ['account'] });
  expect(groups).toHaveLength(50);
  expect(groups?.[0]).toEqual({ account: 'account-59', count: 1, byCanSend: { BLOCKED: 1 } });
  expect(moreGroups).toEqual({ groups: 10, count: 20, byCanSend: { AVAILABLE: 20 } });
});

test('limit 0 has the counts of all matches, and no numbers', async () => {
  const directory = await directoryOf(fleet);
  const result = await directory.listNumbers({ limit: 0, canSend: ['BLOCKED'] });
  expect(result).toMatchObject({ numbers: [], total: 3, summary: { byCanSend: { BLOCKED: 3 } } });
  expect(result).not.toHaveProperty('nextCursor');
});

test('the reach counts a portfolio once, and what may be shared unknowingly apart', async () => {
  const limited = (id: string, ...limit: Parameters<typeof messagingLimit>) =>
    fine(id, { messagingLimit: messagingLimit(...limit) });
  const inPortfolio = (id: string, tier: Parameters<typeof messagingLimit>[0]) => ({
    ...limited(id, tier, 'portfolio'),
    wabaId: 'w1',
  });
  const directory = await directoryOf({
    one: {
      listNumbers: () =>
        page([
          limited('1', 'TIER_1K', 'phone'),
          limited('2', 'TIER_1K', 'phone'),
          limited('3', 'TIER_UNLIMITED', 'phone'),
          inPortfolio('4', 'TIER_100K'),
          inPortfolio('5', 'TIER_100K'),
          blocked('6', { messagingLimit: messagingLimit('TIER_10K', 'phone') }),
          fine('7'),
          limited('8', 'UNTIERED', 'phone'),
          { ...limited('9', 'TIER_250', 'phone'), status: 'RESTRICTED' },
        ]),
      getWabas: () => page([{ id: 'w1', businessId: 'b1' }, { id: 'w2' }]),
    },
    two: {
      listNumbers: () =>
        page([
          inPortfolio('1', 'TIER_10K'),
          limited('2', 'TIER_2K', 'portfolio'),
          limited('3', 'TIER_50', 'unknown'),
          limited('4', 'TIER_UNLIMITED', 'unknown'),
        ]),
      getWabas: () => page([{ id: 'w1', businessId: 'b1' }, { id: 'w2' }]),
    },
  });
  const { summary } = await directory.listNumbers();
  expect(summary.reach).toEqual({
    // Two numbers, the restricted one, and the lower limit that the portfolio has in another account.
    perDay: 1_000 + 1_000 + 250 + 10_000,
    unlimited: 1,
    notReported: 2,
    unknownScope: { numbers: 3, perDay: 2_050, unlimited: 1 },
  });
});
