import { assessNumber } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountOf, openAccount, serve } from './__fixtures__/account.js';
import plugin from './index.js';

const metadata = {
  qualityRating: 'YELLOW',
  nameStatus: 'PENDING_REVIEW',
  messagingLimitTier: 'TIER_250',
  verifiedName: 'Quay Kiosk (old)',
  displayPhoneNumber: '+1 202-555-0151',
  wabaId: '208060402010305001',
  phoneNumberId: '106900000000000001',
};
const health = { can_send_message: 'AVAILABLE', entities: [{ entity_type: 'WABA', can_send_message: 'AVAILABLE' }] };
const phone = {
  display_phone_number: '+1 202-555-0151',
  verified_name: 'Quay Kiosk',
  name_status: 'APPROVED',
  quality_rating: 'GREEN',
  messaging_limit_tier: 'TIER_1K',
  throughput: { level: 'HIGH' },
  status: 'CONNECTED',
  is_official_business_account: true,
  platform_type: 'CLOUD_API',
  health_status: health,
};
const waba = { name: 'Quay', business_verification_status: 'verified', timezone_id: 94, health_status: health };

async function numberOf(fields: { row?: object; info?: unknown }) {
  const { items, warnings } = await listAll(await accountOf(fields), 'numbers');
  const [number] = items;
  if (number === undefined) throw new Error('The list is empty.');
  return { number, warnings };
}

it('a number has what Meta reports now, not what Zernio has cached', async () => {
  expect(await numberOf({ row: { metadata, needsReconnection: false }, info: { phone, waba } })).toEqual({
    number: {
      id: '106900000000000001',
      phoneNumber: '+12025550151',
      displayPhoneNumber: '+1 202-555-0151',
      phoneNumberId: '106900000000000001',
      wabaId: '208060402010305001',
      wabaName: 'Quay',
      verifiedName: 'Quay Kiosk',
      status: 'CONNECTED',
      qualityRating: 'GREEN',
      messagingLimit: { tier: 'TIER_1K', perDay: 1_000, scope: 'unknown' },
      nameStatus: 'APPROVED',
      throughput: 'HIGH',
      isOfficialBusinessAccount: true,
      platformType: 'CLOUD_API',
      healthStatus: { canSendMessage: 'AVAILABLE' },
      extensions: { zernio: { _id: '65f0c0ffee00000a00000001', isActive: true, needsReconnection: false } },
    },
    warnings: [],
  });
});

it('a number that Zernio cannot read from Meta has the cached values, no status, and a warning', async () => {
  const error = { error: 'Unsupported get request.', type: 'platform_error', code: 'platform_api_error' };
  const { baseUrl } = await serve(({ path }) =>
    path.endsWith('/accounts')
      ? { status: 200, body: { accounts: [{ _id: 'a1', platform: 'whatsapp', metadata }] } }
      : { status: 400, body: error },
  );
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(items).toMatchObject([
    {
      verifiedName: 'Quay Kiosk (old)',
      qualityRating: 'YELLOW',
      nameStatus: 'PENDING_REVIEW',
      messagingLimit: { tier: 'TIER_250' },
    },
  ]);
  expect(items[0]).not.toHaveProperty('status');
  expect(items.map((number) => assessNumber(number).canSendMessage)).toEqual(['UNKNOWN']);
  expect(warnings).toMatchObject([{ type: 'other', field: 'status', message: expect.stringContaining('account a1') }]);
});

it.each([
  [401, 'authentication_error', 'auth'],
  [429, 'rate_limit_error', 'rate-limit'],
  [500, 'api_error', 'unavailable'],
])('HTTP %i with %s for one number causes the error %s of the listing', async (status, type, code) => {
  const { baseUrl } = await serve(({ path }) =>
    path.endsWith('/accounts')
      ? { status: 200, body: { accounts: [{ _id: 'a1', metadata }] } }
      : { status, headers: { 'retry-after': '600' }, body: { error: 'Words.', type } },
  );
  await expect(listAll(await openAccount({ baseUrl }), 'numbers')).rejects.toMatchObject({ code });
});

it.each([
  'CONNECTED',
  'PENDING',
  'UNVERIFIED',
  'DISCONNECTED',
  'FLAGGED',
  'RATE_LIMITED',
  'RESTRICTED',
  'BANNED',
  'MIGRATED',
  'DELETED',
])('the status %s is Meta’s', async (status) => {
  const { number, warnings } = await numberOf({ info: { phone: { ...phone, status } } });
  expect([number.status, warnings]).toEqual([status, []]);
});

it('a number without any metadata has the ID of its digits, or that of the account', async () => {
  expect((await numberOf({ info: { phone } })).number.id).toBe('12025550151');
  expect((await numberOf({ info: {} })).number.id).toBe('65f0c0ffee00000a00000001');
});

it('the health is that of the worst entity, because the overall word is also about calls', async () => {
  const errors = [
    { error_code: 138018, error_description: 'Calls are not set up.', possible_solution: 'Set them up.' },
  ];
  const calls = { can_send_message: 'BLOCKED', entities: [{ ...health.entities[0], errors }] };
  expect((await numberOf({ info: { phone: { ...phone, health_status: calls } } })).number.healthStatus).toEqual({
    canSendMessage: 'AVAILABLE',
    issues: [
      {
        entity: 'WABA',
        canSendMessage: 'AVAILABLE',
        about: 'calls',
        code: 138018,
        description: 'Calls are not set up.',
        solution: 'Set them up.',
      },
    ],
  });
  const entities = [...health.entities, { entity_type: 'PHONE_NUMBER', can_send_message: 'BLOCKED' }];
  const blocked = { ...phone, health_status: { can_send_message: 'BLOCKED', entities } };
  expect((await numberOf({ info: { phone: blocked } })).number.healthStatus).toEqual({
    canSendMessage: 'BLOCKED',
    issues: [{ entity: 'PHONE_NUMBER', canSendMessage: 'BLOCKED' }],
  });
});

it('the WABAs of the accounts are listed once each, with one request for each', async () => {
  const { baseUrl, received } = await serve(({ path }) => {
    const accounts = ['a1', 'a2'].map((_id) => ({ _id, platform: 'whatsapp', metadata }));
    const others = [{ _id: 'a3', metadata: { ...metadata, wabaId: '7' } }, { _id: 'a4' }];
    return { status: 200, body: path.endsWith('/accounts') ? { accounts: [...accounts, ...others] } : { phone, waba } };
  });
  expect(await listAll(await openAccount({ baseUrl }), 'wabas')).toEqual({
    items: ['208060402010305001', '7'].map((id) => ({
      id,
      name: 'Quay',
      businessVerificationStatus: 'verified',
      timezoneId: '94',
      healthStatus: { canSendMessage: 'AVAILABLE' },
    })),
    warnings: [],
  });
  expect(received.map(({ query }) => query)).toEqual([
    { platform: 'whatsapp', includeOverLimit: 'true' },
    { accountId: 'a2' },
    { accountId: 'a3' },
  ]);
});

it('a WABA that Meta does not show has only its ID', async () => {
  const { items, warnings } = await listAll(await accountOf({ row: { metadata }, info: { waba: null } }), 'wabas');
  expect([items, warnings]).toEqual([[{ id: '208060402010305001' }], []]);
});

it('a page that announces more accounts is a warning', async () => {
  const { baseUrl } = await serve(({ path }) => {
    const pagination = { page: 1, limit: 1, total: 2, pages: 2 };
    return { status: 200, body: path.endsWith('/accounts') ? { accounts: [{ _id: 'a1' }], pagination } : {} };
  });
  const { warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('announces more rows') }]);
});

it('reports exactly the fields that its rows can fill', async () => {
  const own = ['id', 'reported', 'extensions'];
  const fieldsOf = (item: object) => Object.keys(item).filter((field) => !own.includes(field));
  const account = await accountOf({ row: { metadata }, info: { phone, waba } });
  const [number = {}] = (await listAll(account, 'numbers')).items;
  const [first = {}] = (await listAll(account, 'wabas')).items;
  expect(fieldsOf(number).sort()).toEqual([...plugin.reports.number].sort());
  expect(fieldsOf(first).sort()).toEqual([...plugin.reports.waba].sort());
});
