import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountOn, wabaId } from './__fixtures__/account.js';

async function numberOf(fields: object) {
  const row = { id: '106540352242922', display_phone_number: '+1 631-555-5555', ...fields };
  const { account } = await accountOn(({ path }) => ({
    status: 200,
    body: path.endsWith('/phone_numbers') ? { data: [row] } : { name: 'Market' },
  }));
  const { items, warnings } = await listAll(account, 'numbers');
  return { ...items[0], warnings };
}

async function wabaOf(fields: object) {
  const { account } = await accountOn(() => ({ status: 200, body: { id: wabaId, ...fields } }));
  const { items, warnings } = await listAll(account, 'wabas');
  return { ...items[0], warnings };
}

it.each([
  ['status', 'LINKED', 'CONNECTED'],
  ['status', 'UNLINKED', 'DISCONNECTED'],
  ['qualityRating', 'NA', 'UNKNOWN'],
  ['codeVerificationStatus', 'UNVERIFIED', 'NOT_VERIFIED'],
])('%s %s of the generated descriptions means %s', async (field, raw, meaning) => {
  const key = { status: 'status', qualityRating: 'quality_rating', codeVerificationStatus: 'code_verification_status' };
  const number = await numberOf({ [Object(key)[field]]: raw });
  expect(number).toMatchObject({ [field]: meaning, reported: { [field]: raw }, warnings: [] });
});

it.each([
  [{ whatsapp_business_manager_messaging_limit: 'TIER_250' }, { tier: 'TIER_250', perDay: 250, scope: 'portfolio' }],
  [
    { whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED', messaging_limit_tier: 'TIER_1K' },
    { tier: 'TIER_UNLIMITED', perDay: 'unlimited', scope: 'portfolio' },
  ],
  [
    { whatsapp_business_manager_messaging_limit: 'UNTIERED', messaging_limit_tier: 'TIER_1K' },
    { tier: 'UNTIERED', scope: 'portfolio' },
  ],
  [
    { whatsapp_business_manager_messaging_limit: null, messaging_limit_tier: 'TIER_1K' },
    { tier: 'TIER_1K', perDay: 1000, scope: 'phone' },
  ],
  [{ messaging_limit_tier: 'TIER_NOT_SET' }, { tier: 'UNKNOWN', scope: 'phone' }],
  [{ messaging_limit_tier: null }, undefined],
])('the limit of %j is %j', async (fields, limit) => {
  expect((await numberOf(fields)).messagingLimit).toEqual(limit);
});

it('the webhook of the number outranks that of its WABA, and that the one of the app', async () => {
  const [application, whatsapp_business_account, phone_number] = [
    'https://a.example',
    'https://b.example',
    'https://c.example',
  ];
  for (const [webhook, url, replacedUrl] of [
    [{ application, whatsapp_business_account, phone_number }, phone_number, whatsapp_business_account],
    [{ application, phone_number }, phone_number, application],
    [{ application, phone_number: application }, application, undefined],
    [{ application: 'https://A.example:443/', phone_number: application }, application, undefined],
    [{ phone_number }, phone_number, undefined],
    [{ application, whatsapp_business_account }, whatsapp_business_account, undefined],
    [{ application, whatsapp_business_account: '' }, application, undefined],
  ] as const) {
    const { callbacks } = await numberOf({ webhook_configuration: webhook });
    expect(callbacks).toEqual({ statusUrl: url, inboundUrl: url, ...(replacedUrl && { replacedUrl }) });
  }
  expect(await numberOf({ webhook_configuration: {} })).not.toHaveProperty('callbacks');
});

it('an unknown word loses no number and is a warning, also in the health of an entity', async () => {
  const health_status = {
    can_send_message: 'PAUSED',
    entities: [{ entity_type: 'WABA', can_send_message: 'ASLEEP' }, 'odd', { entity_type: 'APP' }],
  };
  const { warnings, ...number } = await numberOf({ status: 'HIBERNATING', health_status });
  expect(number).toMatchObject({
    status: 'UNKNOWN',
    healthStatus: { canSendMessage: 'UNKNOWN', issues: [{ entity: 'WABA', canSendMessage: 'UNKNOWN' }] },
    reported: { status: 'HIBERNATING', healthStatus: 'PAUSED' },
  });
  expect(warnings.map(({ type, raw, field }) => [type, raw ?? field])).toEqual([
    ['unknown-value', 'health_status.entities.1'],
    ['unknown-value', 'HIBERNATING'],
    ['unknown-value', 'PAUSED'],
    ['unknown-value', 'ASLEEP'],
  ]);
});

it('words of a WABA are read in the forms of all descriptions', async () => {
  expect(
    await wabaOf({
      account_review_status: 'LIMIT_REACHED',
      business_verification_status: 'VERIFIED',
      ownership_type: 'AGENCY_OWNED',
      status: 'INACTIVE',
      creation_time: '1569783261',
      owner_business_info: { id: 506914307656634 },
    }),
  ).toMatchObject({
    accountReviewStatus: 'RESTRICTED',
    businessVerificationStatus: 'verified',
    ownershipType: 'ON_BEHALF_OF',
    status: 'DISABLED',
    createdAt: '2019-09-29T18:54:21.000Z',
    businessId: '506914307656634',
    warnings: [],
  });
});

it('what Meta does not report is absent', async () => {
  expect(await wabaOf({ currency: null })).toEqual({ id: wabaId, warnings: [] });
});
