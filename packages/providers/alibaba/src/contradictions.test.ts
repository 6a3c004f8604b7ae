import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, open, serve } from './__fixtures__/account.js';

const ok = { RequestId: 'A', Code: 'OK', Message: 'SUCCESS' };

/** An account that gets these bodies, one after the other. */
async function accountWith(...bodies: readonly object[]) {
  const exchanges = bodies.map((body) => ({
    request: { method: 'POST', path: '/' },
    response: { status: 200, body: { ...ok, ...body } },
  }));
  const { baseUrl, received } = await serve(exchanges);
  return { account: await open({ ...credential, baseUrl }), received };
}

/** The number that a row with these fields becomes. */
async function numberOf(fields: object) {
  const { account } = await accountWith({ PhoneNumbers: [{ PhoneNumber: '8613900000001', ...fields }] });
  const { items, warnings } = await listAll(account, 'numbers');
  expect(warnings).toEqual([]);
  return items[0];
}

describe('tiers: the overview page gives names of the API reference another meaning', () => {
  it.each([
    ['TIER_10', 'TIER_1K', 1_000, 'is 1,000, as on the overview page: no other vocabulary has it'],
    ['TIER_1000', 'TIER_100K', 100_000, 'is 100,000, as on the overview page: no other vocabulary has it'],
    ['TIER_50', 'TIER_50', 50, 'is 50 in the reference and 10,000 on the overview page: 50'],
  ])('%s → %s, %d, marked ambiguous: it %s', async (raw, tier, perDay) => {
    expect(await numberOf({ MessagingLimitTier: raw })).toMatchObject({
      messagingLimit: { tier, perDay, scope: 'unknown', ambiguous: true },
      reported: { messagingLimit: raw },
    });
  });

  it('UNLIMITED of the overview page is TIER_UNLIMITED of the reference', async () => {
    expect(await numberOf({ MessagingLimitTier: 'UNLIMITED' })).toMatchObject({
      messagingLimit: { tier: 'TIER_UNLIMITED', perDay: 'unlimited' },
      reported: { messagingLimit: 'UNLIMITED' },
    });
  });

  it.each([
    ['TIER_250', 250],
    ['TIER_1K', 1_000],
    ['TIER_10K', 10_000],
    ['TIER_100K', 100_000],
    ['TIER_UNLIMITED', 'unlimited'],
  ])('%s of the reference has one meaning', async (tier, perDay) => {
    const number = await numberOf({ MessagingLimitTier: tier });
    expect(number?.messagingLimit).toEqual({ tier, perDay, scope: 'unknown' });
    expect(number).not.toHaveProperty('reported');
  });
});

describe('status: the reference has eleven words, the overview page two others', () => {
  it.each([
    'MIGRATED',
    'FLAGGED',
    'DISCONNECTED',
    'UNVERIFIED',
    'BANNED',
    'RATE_LIMITED',
    'PENDING',
    'CONNECTED',
    'UNKNOWN',
    'DELETED',
    'RESTRICTED',
  ])('%s is taken as it is', async (status) => {
    expect(await numberOf({ Status: status })).not.toHaveProperty('reported');
    expect(await numberOf({ Status: status })).toMatchObject({ status });
  });

  it.each([
    ['OFFLINE', 'DISCONNECTED'],
    ['PAUSED', 'RESTRICTED'],
  ])('%s of the overview page is %s', async (raw, status) => {
    expect(await numberOf({ Status: raw })).toMatchObject({ status, reported: { status: raw } });
  });
});

it.each([
  ['VERIFIED', 'VERIFIED', 'both'],
  ['NOT_VERIFIED', 'NOT_VERIFIED', 'the overview page'],
  ['REVOKED', 'NOT_VERIFIED', 'the reference'],
  ['REJECTED', 'NOT_VERIFIED', 'the reference'],
  ['MORE_INFORMATION_REQUESTED', 'NOT_VERIFIED', 'the reference'],
])('code verification: two sets of words; %s is %s (from %s)', async (raw, codeVerificationStatus) => {
  expect(await numberOf({ CodeVerificationStatus: raw })).toMatchObject({ codeVerificationStatus });
});

it.each([
  ['Approval', 'APPROVED'],
  ['APPROVED', 'APPROVED'],
  ['Pending_Review', 'PENDING_REVIEW'],
  ['pending-review', 'PENDING_REVIEW'],
  ['Rejected', 'DECLINED'],
])("names: not Meta's words, and without a list in the reference; %s is %s", async (raw, review) => {
  expect(await numberOf({ NameStatus: raw, NewNameStatus: raw })).toMatchObject({
    nameStatus: review,
    newNameStatus: review,
  });
});

const waba = { Id: '203939883939930001', Name: 'Lumen' };

it('Data of QueryChatappBindWaba: one object, although its description is about accounts; a list is read as well', async () => {
  const { account } = await accountWith({ Data: [waba, { Id: 203939 }] }, { Data: null }, { Data: null });
  expect((await listAll(account, 'wabas')).items).toEqual([{ id: waba.Id, name: 'Lumen' }, { id: '203939' }]);
});

it('Data of QueryChatappBindWaba: an entry of a list that is not a WABA is left out with a warning, and no ID occurs twice', async () => {
  const { account } = await accountWith({ Data: [waba, 'no WABA', { ...waba, Name: 'Kite' }] }, {}, {});
  const { items, warnings } = await listAll(account, 'wabas');
  expect(items.map(({ id, name }) => [id, name])).toEqual([
    [waba.Id, 'Lumen'],
    [`${waba.Id}#2`, 'Kite'],
  ]);
  expect(warnings).toMatchObject([{ type: 'skipped-item', index: 1 }, { field: 'id' }]);
});

it('Data of QueryChatappBindWaba: null means that no WABA is bound', async () => {
  const { account } = await accountWith({ Data: null });
  expect((await listAll(account, 'wabas')).items).toEqual([]);
});

it.each(['PENDING', 'APPROVED', 'REJECTED', 'DISABLED'])(
  'account review: the overview page has three words, the SDK DISABLED beside them; %s is taken as it is',
  async (review) => {
    const { account } = await accountWith({ Data: { ...waba, AccountReviewStatus: review } }, {});
    expect((await listAll(account, 'wabas')).items).toMatchObject([{ accountReviewStatus: review }]);
  },
);

it.each(['None', {}, { PolicyType: 'AccountLevelIdentityBasedPolicy', AuthAction: 'cams:QueryChatappPhoneNumbers' }])(
  'AccessDeniedDetail: a text in the reference, an object elsewhere; %j is not looked at',
  async (detail) => {
    const { account } = await accountWith({ PhoneNumbers: [], AccessDeniedDetail: detail });
    expect(await listAll(account, 'numbers')).toEqual({ items: [], warnings: [] });
  },
);

it('country and template namespace: described with the wrong text and shown in two shapes, so taken as they come', async () => {
  const fields = { PrimaryBusinessLocation: 'SG', MessageTemplateNamespace: '90E63D28-E31D_1eb2' };
  const { account } = await accountWith({ Data: { ...waba, ...fields } }, {});
  expect((await listAll(account, 'wabas')).items).toMatchObject([
    { country: 'SG', messageTemplateNamespace: '90E63D28-E31D_1eb2' },
  ]);
});

it('Code: described as an HTTP status, is a word; a success that Success contradicts is a failure', async () => {
  const { account } = await accountWith({ Success: false, PhoneNumbers: [] });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({
    code: 'rejected',
    details: { upstreamCode: 'OK' },
  });
});

describe('callbacks', () => {
  it('do not show the user and password that a URL may hold', async () => {
    const number = await numberOf({
      StatusCallbackUrl: 'https://kite:s3cret@hooks.kite.example/status?of=1',
      UpCallbackUrl: 'https://hooks.kite.example/a@b',
    });
    expect(number?.callbacks).toEqual({
      statusUrl: 'https://hooks.kite.example/status?of=1',
      inboundUrl: 'https://hooks.kite.example/a@b',
    });
  });
});
