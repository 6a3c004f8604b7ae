import { type Exchange, listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accessToken, accountWith, exchangesOf, openAccount, play } from './__fixtures__/account.js';
import plugin from './index.js';

const number = {
  wabaId: '305060708090100201',
  phoneNumberId: '700000447911123401',
  displayPhoneNumber: '+44 7911 123401',
  verifiedName: 'Atlas Outdoor',
  status: 'CONNECTED',
  qualityRating: 'GREEN',
  codeVerificationStatus: 'VERIFIED',
  throughput: 'STANDARD',
  messagingLimitTier: 'TIER_2K',
  createTime: '2025-12-16T15:46:51.000+08:00',
  updateTime: '2026-01-05T09:30:00.000+08:00',
};
const waba = {
  wabaId: '305060708090100201',
  name: 'Atlas Outdoor',
  status: 'ACTIVE',
  businessVerificationStatus: 'verified',
  accountReviewStatus: 'APPROVED',
  whatsappBusinessManagerMessagingLimit: 'TIER_2K',
  createTime: '2025-12-16T15:46:51.000+08:00',
  updateTime: '2026-01-05T09:30:00.000+08:00',
};

async function numbersIn(...rows: readonly unknown[]) {
  return listAll(await accountWith({ data: rows, total: rows.length, pages: 1 }), 'numbers');
}

async function wabasIn(...rows: readonly unknown[]) {
  return listAll(await accountWith({ data: rows, total: rows.length, pages: 1 }), 'wabas');
}

describe('numbers', () => {
  it('are those of the documented example, with times in UTC', async () => {
    const { baseUrl } = await play('business-phone-number.json');
    expect(await listAll(await openAccount({ baseUrl }), 'numbers')).toEqual({
      items: [
        {
          id: 'String',
          displayPhoneNumber: 'String',
          phoneNumberId: 'String',
          wabaId: 'String',
          verifiedName: 'String',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          messagingLimit: { tier: 'TIER_2K', perDay: 2000, scope: 'unknown' },
          codeVerificationStatus: 'NOT_VERIFIED',
          throughput: 'STANDARD',
          createdAt: '2025-12-16T07:46:51.000Z',
          updatedAt: '2025-12-16T07:46:51.000Z',
        },
      ],
      warnings: [],
    });
  });

  it.each([
    ['business-phone-number.json', 'numbers'],
    ['two-pages.json', 'numbers'],
    ['business-accounts.json', 'wabas'],
  ] as const)('and WABAs are requested as in %s, with the bearer token', async (name, kind) => {
    const { baseUrl, received } = await play(name);
    await listAll(await openAccount({ baseUrl }), kind);
    const requestOf = ({ method, path, query }: Pick<Exchange['request'], 'method' | 'path' | 'query'>) => ({
      method,
      path,
      query,
    });
    expect(received.map(requestOf)).toEqual(exchangesOf(name).map(({ request }) => requestOf(request)));
    for (const { headers } of received) expect(headers.authorization).toBe(`Bearer ${accessToken}`);
  });

  it('on several pages come in order, in the words of the model', async () => {
    const { baseUrl } = await play('two-pages.json');
    const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
    expect(items.map(({ phoneNumber, status, reported }) => [phoneNumber, status, reported])).toEqual([
      ['+447911123401', 'FLAGGED', { status: 'WARNED' }],
      ['+447911123402', 'PENDING', { status: 'MANUAL_REVIEW', messagingLimit: 'TIER_NOT_SET' }],
      ['+447911123403', 'RESTRICTED', { status: 'BLOCKED' }],
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['PENDING', 'PENDING'],
    ['UNVERIFIED', 'UNVERIFIED'],
    ['MANUAL_REVIEW', 'PENDING'],
    ['DISCONNECTED', 'DISCONNECTED'],
    ['CONNECTED', 'CONNECTED'],
    ['FLAGGED', 'FLAGGED'],
    ['WARNED', 'FLAGGED'],
    ['RATE_LIMITED', 'RATE_LIMITED'],
    ['BANNED', 'BANNED'],
    ['RESTRICTED', 'RESTRICTED'],
    ['BLOCKED', 'RESTRICTED'],
    ['MIGRATED', 'MIGRATED'],
    ['UNKNOWN', 'UNKNOWN'],
  ])('with status %s are %s, and the word is kept where it differs', async (word, status) => {
    const { items, warnings } = await numbersIn({ ...number, status: word });
    expect(items[0]?.status).toBe(status);
    expect(items[0]?.reported).toEqual(word === status ? undefined : { status: word });
    expect(warnings).toEqual([]);
  });

  it.each([
    ['TIER_NOT_SET', { tier: 'UNKNOWN' }],
    ['TIER_50', { tier: 'TIER_50', perDay: 50 }],
    ['TIER_250', { tier: 'TIER_250', perDay: 250 }],
    ['TIER_1K', { tier: 'TIER_1K', perDay: 1_000 }],
    ['TIER_2K', { tier: 'TIER_2K', perDay: 2_000 }],
    ['TIER_10K', { tier: 'TIER_10K', perDay: 10_000 }],
    ['TIER_100K', { tier: 'TIER_100K', perDay: 100_000 }],
    ['TIER_UNLIMITED', { tier: 'TIER_UNLIMITED', perDay: 'unlimited' }],
  ])('with %s have the limit %j', async (word, limit) => {
    const { items, warnings } = await numbersIn({ ...number, messagingLimitTier: word });
    expect(items[0]?.messagingLimit).toEqual({ ...limit, scope: 'unknown' });
    expect(warnings).toEqual([]);
  });

  it('without a phone number ID go by their digits', async () => {
    const { items } = await numbersIn({ ...number, phoneNumberId: null });
    expect(items).toMatchObject([{ id: '447911123401', phoneNumber: '+447911123401' }]);
    expect(items[0]).not.toHaveProperty('phoneNumberId');
  });

  it('stay when one row among them cannot be read', async () => {
    const { items, warnings } = await numbersIn(number, 'odd', { wabaId: '1' });
    expect(items.map(({ id }) => id)).toEqual([number.phoneNumberId]);
    expect(warnings.map(({ type, index }) => [type, index])).toEqual([
      ['skipped-item', 1],
      ['skipped-item', 2],
    ]);
  });

  it('keep what they have when a time cannot be read, with a warning', async () => {
    const { items, warnings } = await numbersIn({ ...number, createTime: '2025-12-16 15:46:51' });
    expect(items).toMatchObject([{ updatedAt: '2026-01-05T01:30:00.000Z' }]);
    expect(items[0]).not.toHaveProperty('createdAt');
    expect(warnings).toMatchObject([{ type: 'unknown-value', field: 'createdAt', raw: '2025-12-16 15:46:51' }]);
  });
});

describe('WABAs', () => {
  it('carry the limit of their portfolio; the numbers that they embed are left aside', async () => {
    const { baseUrl } = await play('business-accounts.json');
    expect(await listAll(await openAccount({ baseUrl }), 'wabas')).toEqual({
      items: [
        {
          id: '305060708090100201',
          name: 'Atlas Outdoor',
          status: 'ACTIVE',
          businessVerificationStatus: 'verified',
          accountReviewStatus: 'APPROVED',
          messagingLimit: { tier: 'TIER_2K', perDay: 2000, scope: 'portfolio' },
          createdAt: '2025-12-16T07:46:51.000Z',
          updatedAt: '2025-12-16T07:46:51.000Z',
        },
      ],
      warnings: [],
    });
  });

  it('keep words that differ in reported', async () => {
    const { items } = await wabasIn({
      ...waba,
      status: 'BANNED',
      whatsappBusinessManagerMessagingLimit: 'TIER_NOT_SET',
    });
    expect(items).toMatchObject([
      {
        status: 'DISABLED',
        messagingLimit: { tier: 'UNKNOWN', scope: 'portfolio' },
        reported: { status: 'BANNED', messagingLimit: 'TIER_NOT_SET' },
      },
    ]);
  });
});

it('reports exactly the fields that its rows can fill', async () => {
  const fieldsOf = (item: object) => Object.keys(item).filter((field) => field !== 'id' && field !== 'reported');
  expect((await numbersIn(number)).items.flatMap(fieldsOf).sort()).toEqual([...plugin.reports.number].sort());
  expect((await wabasIn(waba)).items.flatMap(fieldsOf).sort()).toEqual([...plugin.reports.waba].sort());
});
