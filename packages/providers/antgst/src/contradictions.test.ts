import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountWith, openAccount, serve } from './__fixtures__/account.js';

const row = { phoneNumberId: '1', displayPhoneNumber: '+44 7911 123401' };

async function numberOf(fields: object) {
  const account = await accountWith({ data: [{ ...row, ...fields }], total: 1, pages: 1 });
  const { items, warnings } = await listAll(account, 'numbers');
  return { ...items[0], warnings };
}

it('TIER_2K, in the examples but not in the list of words, is 2,000 customers and no warning', async () => {
  expect(await numberOf({ messagingLimitTier: 'TIER_2K' })).toMatchObject({
    messagingLimit: { tier: 'TIER_2K', perDay: 2000 },
    warnings: [],
  });
});

it('RED, left out of the sentence on qualityRating but in its list, is red', async () => {
  expect(await numberOf({ qualityRating: 'RED' })).toMatchObject({ qualityRating: 'RED', warnings: [] });
});

it('pageSize, described as a number of pages, is rows to a page: a full page is followed by the next', async () => {
  const { baseUrl, received } = await serve(({ query }) => {
    const from = (Number(query.pageNo) - 1) * Number(query.pageSize);
    const rows = Array.from({ length: 150 }, (_, index) => ({ ...row, phoneNumberId: String(index) }));
    const data = rows.slice(from, from + Number(query.pageSize));
    return { status: 200, body: { data, total: 150, size: 100, current: Number(query.pageNo), pages: 2 } };
  });
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 150 }, (_, index) => String(index)));
  expect(warnings).toEqual([]);
  expect(received.map(({ query }) => query.pageNo)).toEqual(['1', '2']);
});

it.each([
  ['a word', 'HIGH'],
  ['an object as at Meta', { level: 'HIGH' }],
])('throughput is read as %s', async (_, throughput) => {
  expect(await numberOf({ throughput })).toMatchObject({ throughput: 'HIGH', warnings: [] });
});

it("the limit of a number, described as its own, has an unknown scope; that of a WABA is the portfolio's", async () => {
  expect(await numberOf({ messagingLimitTier: 'TIER_1K' })).toMatchObject({ messagingLimit: { scope: 'unknown' } });
  const waba = { wabaId: '1', whatsappBusinessManagerMessagingLimit: 'TIER_1K' };
  const { items } = await listAll(await accountWith({ data: [waba], total: 1, pages: 1 }), 'wabas');
  expect(items).toMatchObject([{ messagingLimit: { tier: 'TIER_1K', scope: 'portfolio' } }]);
});

it('pageNo and pageSize are at most 100: the list stops at 10,000 rows and reports how many are missing', async () => {
  const { baseUrl, received } = await serve(({ query }) => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ ...row, phoneNumberId: `${query.pageNo}-${index}` }));
    return { status: 200, body: { data: rows, total: 12_345, size: 100, current: 1, pages: 124 } };
  });
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(items).toHaveLength(10_000);
  expect(received.at(-1)?.query.pageNo).toBe('100');
  expect(received).toHaveLength(100);
  expect(warnings.map(({ type, message }) => [type, message])).toEqual([
    ['other', expect.stringMatching(/12345 rows.* 10000/)],
    ['other', expect.stringContaining('100 pages')],
  ]);
});
