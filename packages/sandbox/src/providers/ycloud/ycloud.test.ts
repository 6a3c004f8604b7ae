import { afterEach, expect, it } from 'vitest';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Fleet, generateFleet, startSandbox } from '../../index.js';

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

/** Sends requests as the first account of the fleet. */
async function open(options: { fleet?: Fleet['ycloud']; now?: () => number } = {}) {
  const { fleet = defaultFleet.ycloud, ...others } = options;
  const sandbox = await startSandbox({ providers: ['ycloud'], fleet: { ycloud: fleet }, ...others });
  started.push(sandbox);
  const apiKey = sandbox.credentials.ycloud.apiKey;
  return (path: string, headers: Record<string, string> = { 'x-api-key': apiKey }) =>
    fetch(`${sandbox.baseUrls.ycloud}${path}`, { headers });
}

it.each([
  ['page=0', 'page'],
  ['page=101', 'page'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=1.5', 'limit'],
  ['limit=', 'limit'],
  ['includeTotal=yes', 'includeTotal'],
])('a query of %s causes the error PARAM_INVALID', async (query, target) => {
  const response = await (await open())(`/whatsapp/phoneNumbers?${query}`);
  expect([response.status, await bodyOf(response)]).toMatchObject([400, { error: { code: 'PARAM_INVALID', target } }]);
});

it('offset is ignored, as by YCloud', async () => {
  const send = await open();
  expect(await bodyOf(await send('/whatsapp/phoneNumbers?offset=5'))).toMatchObject({ offset: 0, length: 10 });
});

it('a page after the last is empty', async () => {
  const send = await open();
  expect(await bodyOf(await send('/whatsapp/phoneNumbers?page=9'))).toEqual({
    offset: 80,
    limit: 10,
    length: 0,
    items: [],
  });
});

it('the key must be in X-API-Key, without a scheme', async () => {
  const send = await open();
  const apiKey = defaultFleet.ycloud[0]?.apiKey;
  for (const headers of [{}, { authorization: `Bearer ${apiKey}` }, { 'x-api-key': `Bearer ${apiKey}` }]) {
    const response = await send('/whatsapp/businessAccounts', headers as Record<string, string>);
    const body = await bodyOf(response);
    expect([response.status, body]).toMatchObject([401, { error: { status: 401, code: 'UNAUTHORIZED' } }]);
    expect(body).toHaveProperty('error.requestId', response.headers.get('ycloud-request-id'));
  }
});

it('with more than 100 WABAs, filter.wabaId is required', async () => {
  const send = await open({ fleet: generateFleet('ycloud', { accounts: 1, numbers: 10_001 }) });
  const response = await send('/whatsapp/phoneNumbers');
  expect([response.status, await bodyOf(response)]).toMatchObject([
    400,
    { error: { code: 'PARAM_MISSING', target: 'filter.wabaId' } },
  ]);
  const filtered = await send('/whatsapp/phoneNumbers?filter.wabaId=209000000000000100');
  expect(await bodyOf(filtered)).toMatchObject({ length: 1 });
});

it('200 requests a second are admitted, with the limits in headers; the next one has to wait', async () => {
  const send = await open({ now: () => 1_800_000_000_000 });
  const first = await send('/whatsapp/businessAccounts?limit=1');
  expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual(['200', '199']);
  for (let count = 1; count < 200; count += 1) await send('/whatsapp/businessAccounts?limit=1');
  const rejected = await send('/whatsapp/phoneNumbers');
  expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await bodyOf(rejected)).toMatchObject({ error: { code: 'TOO_MANY_REQUESTS' } });
});

it.each([
  ['FORBIDDEN', 403],
  ['ACCOUNT_LIMITED', 403],
  ['ACCOUNT_UNAVAILABLE', 403],
  ['BALANCE_INSUFFICIENT', 403],
  ['INTERNAL_SERVER_ERROR', 500],
])('an account may be rejected with %s', async (rejectedWith, status) => {
  const send = await open({ fleet: defaultFleet.ycloud.map((tenant) => ({ ...tenant, rejectedWith })) });
  const response = await send('/whatsapp/phoneNumbers');
  expect([response.status, await bodyOf(response)]).toMatchObject([status, { error: { status, code: rejectedWith } }]);
});

it('other addresses and methods do not exist', async () => {
  const send = await open();
  for (const path of [
    '/whatsapp/phonenumbers',
    '/whatsapp/phoneNumbers/1',
    '/whatsapp/businessAccounts/1',
    '/balance',
  ]) {
    const response = await send(path);
    expect([response.status, await bodyOf(response)]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }]);
  }
});

it('the default fleet has every word of the specification', () => {
  const [numbers, wabas] = [
    defaultFleet.ycloud.flatMap((tenant) => tenant.numbers),
    defaultFleet.ycloud.flatMap((tenant) => tenant.wabas),
  ];
  const words = (rows: readonly Readonly<Record<string, unknown>>[], member: string) =>
    [...new Set(rows.map((row) => row[member]))]
      .filter((word) => typeof word === 'string')
      .sort()
      .join(' ');
  const names = 'APPROVED AVAILABLE_WITHOUT_REVIEW DECLINED EXPIRED NONE PENDING_REVIEW';
  const tiers = 'TIER_100K TIER_10K TIER_250 TIER_2K TIER_50 TIER_NOT_SET TIER_UNLIMITED';
  expect(words(numbers, 'status')).toBe(
    'BANNED BLOCKED CONNECTED DISCONNECTED FLAGGED MANUAL_REVIEW MIGRATED PENDING RATE_LIMITED RESTRICTED UNKNOWN UNVERIFIED WARNED',
  );
  expect(words(numbers, 'qualityRating')).toBe('GREEN RED UNKNOWN YELLOW');
  expect(words(numbers, 'messagingLimit')).toBe(tiers.replace('TIER_250', 'TIER_1K TIER_250'));
  expect(words(wabas, 'whatsappBusinessManagerMessagingLimit')).toBe(tiers);
  expect(words(numbers, 'codeVerificationStatus')).toBe('EXPIRED NOT_VERIFIED VERIFIED');
  expect([words(numbers, 'nameStatus'), words(numbers, 'newNameStatus')]).toEqual([names, names]);
  expect(words(wabas, 'accountReviewStatus')).toBe('APPROVED PENDING REJECTED');
  expect(words(wabas, 'businessVerificationStatus')).toBe(
    'expired failed ineligible not_verified pending pending_need_more_info pending_submission rejected revoked verified',
  );
  expect(words(wabas, 'banState')).toBe('DISABLE REINSTATE SCHEDULE_FOR_DISABLE');
});

it('a generated fleet has the same numbers for any number of accounts', () => {
  const phones = (accounts: number) =>
    generateFleet('ycloud', { accounts, numbers: 101 })
      .flatMap(({ numbers }) => numbers.map(({ phoneNumber }) => phoneNumber))
      .sort();
  expect(phones(3)).toEqual(phones(1));
  expect(new Set(phones(1)).size).toBe(101);
});
