import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOf, accountWith, openAccount, serve } from './__fixtures__/account.js';
import plugin from './index.js';

const number = {
  id: 'wan_1',
  waba: '204060801030507001',
  phone_number: '+447700900101',
  name: 'Bookings',
  scope: 'workspace',
  status: 'connected',
  quality_rating: 'green',
  messaging_limit: 'tier_10k',
  throughput_level: 'standard',
  is_official_business_account: true,
  meta_synced_at: '2026-10-05T12:00:00+02:00',
  created_at: '2026-03-02T08:00:00Z',
  updated_at: '2026-10-05T10:00:01Z',
};
const waba = {
  id: 'waa_1',
  waba: '204060801030507001',
  name: 'Tern & Tide Ferries',
  status: 'active',
  account_review_status: 'approved',
  business_verification_status: 'verified',
  portfolio: { meta_id: '504030201060708001', name: 'Tern & Tide Group' },
  meta_synced_at: '2026-10-05T10:00:00Z',
  created_at: '2026-02-01T08:00:00Z',
  updated_at: '2026-10-05T10:00:01Z',
};

const numbersIn = async (...rows: readonly unknown[]) => listAll(await accountOf(...rows), 'numbers');
const wabasIn = async (...rows: readonly unknown[]) => listAll(await accountOf(...rows), 'wabas');

describe('a number', () => {
  it('has the words of the model, those of Bird, and the facts that only Bird has', async () => {
    expect(await numbersIn(number)).toEqual({
      items: [
        {
          id: '447700900101',
          phoneNumber: '+447700900101',
          displayPhoneNumber: '+447700900101',
          wabaId: '204060801030507001',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          messagingLimit: { tier: 'TIER_10K', perDay: 10_000, scope: 'portfolio' },
          throughput: 'STANDARD',
          isOfficialBusinessAccount: true,
          createdAt: '2026-03-02T08:00:00.000Z',
          updatedAt: '2026-10-05T10:00:01.000Z',
          reported: {
            status: 'connected',
            qualityRating: 'green',
            messagingLimit: 'tier_10k',
            throughput: 'standard',
          },
          extensions: {
            bird: { id: 'wan_1', name: 'Bookings', scope: 'workspace', meta_synced_at: '2026-10-05T10:00:00.000Z' },
          },
        },
      ],
      warnings: [],
    });
  });

  it.each([
    ['awaiting_signup', 'PENDING'],
    ['banned', 'BANNED'],
    ['connected', 'CONNECTED'],
    ['deleted', 'DELETED'],
    ['disconnected', 'DISCONNECTED'],
    ['failed', 'DISCONNECTED'],
    ['flagged', 'FLAGGED'],
    ['migrated', 'MIGRATED'],
    ['pending', 'PENDING'],
    ['preparing', 'PENDING'],
    ['rate_limited', 'RATE_LIMITED'],
    ['restricted', 'RESTRICTED'],
  ])('with the status %s is %s', async (word, status) => {
    const { items, warnings } = await numbersIn({ ...number, status: word });
    expect(items).toMatchObject([{ status, reported: { status: word } }]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['tier_50', 'TIER_50'],
    ['tier_250', 'TIER_250'],
    ['tier_1k', 'TIER_1K'],
    ['tier_2k', 'TIER_2K'],
    ['tier_10k', 'TIER_10K'],
    ['tier_100k', 'TIER_100K'],
    ['tier_unlimited', 'TIER_UNLIMITED'],
  ])('with the limit %s has %s, shared by the portfolio', async (word, tier) => {
    const { items, warnings } = await numbersIn({ ...number, messaging_limit: word });
    expect(items).toMatchObject([{ messagingLimit: { tier, scope: 'portfolio' } }]);
    expect(warnings).toEqual([]);
  });

  it('has the reason of a rejected connection', async () => {
    const error = { code: 'number_already_linked', description: 'Linked elsewhere.', meta_error_code: null };
    const { items } = await numbersIn({ ...number, status: 'failed', error });
    expect(items).toMatchObject([
      { extensions: { bird: { error: { code: 'number_already_linked', description: 'Linked elsewhere.' } } } },
    ]);
    expect(items).not.toHaveProperty('[0].extensions.bird.error.meta_error_code');
  });

  it('that is not known yet has the ID of Bird', async () => {
    const { items, warnings } = await numbersIn({ ...number, phone_number: null, status: 'preparing' });
    expect(items).toMatchObject([{ id: 'wan_1', status: 'PENDING' }]);
    expect(items[0]).not.toHaveProperty('phoneNumber');
    expect(warnings).toEqual([]);
  });

  it('without an ID is left out, and the others stay', async () => {
    const { items, warnings } = await numbersIn(number, { ...number, id: null }, 'odd');
    expect(items).toHaveLength(1);
    expect(warnings.map(({ type, index }) => [type, index])).toEqual([
      ['skipped-item', 1],
      ['skipped-item', 2],
    ]);
  });
});

describe('a WABA', () => {
  it('has its portfolio and the announced ban, which does not change its status', async () => {
    const ban = { state: 'disabled', occurred_at: '2026-08-30T06:00:00Z', appeal_url: 'https://meta.example/appeal' };
    expect((await wabasIn({ ...waba, ban })).items).toEqual([
      {
        id: '204060801030507001',
        name: 'Tern & Tide Ferries',
        accountReviewStatus: 'APPROVED',
        status: 'ACTIVE',
        businessVerificationStatus: 'verified',
        businessId: '504030201060708001',
        businessName: 'Tern & Tide Group',
        createdAt: '2026-02-01T08:00:00.000Z',
        updatedAt: '2026-10-05T10:00:01.000Z',
        reported: { accountReviewStatus: 'approved', status: 'active' },
        extensions: { bird: { id: 'waa_1', ban, meta_synced_at: '2026-10-05T10:00:00.000Z' } },
      },
    ]);
  });

  it.each([
    ['approved', 'APPROVED'],
    ['deferred', 'PENDING'],
    ['pending', 'PENDING'],
    ['rejected', 'REJECTED'],
  ])('with the review %s is %s', async (word, accountReviewStatus) => {
    const { items, warnings } = await wabasIn({ ...waba, account_review_status: word });
    expect(items).toMatchObject([{ accountReviewStatus }]);
    expect(warnings).toEqual([]);
  });
});

it('reports exactly the fields that its rows can fill', async () => {
  const own = ['id', 'reported', 'extensions'];
  const fieldsOf = (item: object) => Object.keys(item).filter((field) => !own.includes(field));
  expect((await numbersIn(number)).items.flatMap(fieldsOf).sort()).toEqual([...plugin.reports.number].sort());
  expect((await wabasIn(waba)).items.flatMap(fieldsOf).sort()).toEqual([...plugin.reports.waba].sort());
});

it('cursors are followed to the last page, without a limit', async () => {
  const { baseUrl, received } = await serve(({ query }) => {
    const at = Number(query.starting_after ?? 0);
    const data = [{ ...number, id: `wan_${at}`, phone_number: `+44770090010${at}` }];
    return { status: 200, body: { data, next_cursor: at === 2 ? null : String(at + 1) } };
  });
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(items.map(({ id }) => id)).toEqual(['447700900100', '447700900101', '447700900102']);
  expect(warnings).toEqual([]);
  expect(received.map(({ query }) => query)).toEqual([{}, { starting_after: '1' }, { starting_after: '2' }]);
});

it('a repeated cursor ends the list with a warning', async () => {
  const account = await accountWith({ data: [number], next_cursor: 'again' });
  const { warnings } = await listAll(account, 'numbers');
  expect(warnings).toContainEqual({ type: 'other', message: expect.stringContaining('repeats a page cursor') });
});

it.each([
  ['bk_eu1_token', 'https://eu1.platform.bird.com'],
  ['bk_us1_token', 'https://us1.platform.bird.com'],
  ['bk_ap2_token', 'https://ap2.platform.bird.com'],
  ['key-of-an-older-api', 'https://us1.platform.bird.com'],
  ['bk_eu1.evil.example_token', 'https://us1.platform.bird.com'],
  ['bk_EU1_token', 'https://us1.platform.bird.com'],
])('the key %s is sent to %s', async (apiKey, origin) => {
  const origins: string[] = [];
  const fetch = async (input: string | URL | Request) => {
    origins.push(new URL(String(input)).origin);
    return Response.json({ data: [], next_cursor: null });
  };
  await listAll(await openAccount({ apiKey }, fetch), 'numbers');
  expect(origins).toEqual([origin]);
});
