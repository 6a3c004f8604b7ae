import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

let sandbox: Sandbox<'zernio'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['zernio'] });
});
afterAll(() => sandbox.close());

function get(path: string, authorization = `Bearer ${accountOf(sandbox, 'zernio', 'lisbon').apiKey}`) {
  return fetch(sandbox.baseUrls.zernio + path, { headers: { authorization } });
}

it('the fleet has every documented word', () => {
  const phones = defaultFleet.zernio.flatMap(({ entries }) =>
    entries.flatMap(({ info }) => (typeof info === 'object' && info.phone ? [info.phone] : [])),
  );
  const words = (field: string) => [...new Set(phones.map((phone) => phone[field]))].sort().join(' ');
  expect(words('status')).toBe(
    'BANNED CONNECTED DELETED DISCONNECTED FLAGGED MIGRATED PENDING RATE_LIMITED RESTRICTED UNVERIFIED',
  );
  expect(words('quality_rating')).toBe('GREEN RED UNKNOWN YELLOW');
  expect(words('messaging_limit_tier')).toBe('TIER_100K TIER_10K TIER_1K TIER_250 TIER_UNLIMITED');
  expect(words('name_status')).toBe('APPROVED AVAILABLE_WITHOUT_REVIEW DECLINED EXPIRED NONE PENDING_REVIEW');
});

it.each(['', 'Bearer sk_wrong', 'sk_sandbox-zernio-key-not-real'])('%j is not a credential', async (authorization) => {
  const response = await get('/v1/accounts', authorization);
  expect([response.status, await bodyOf(response)]).toMatchObject([401, { type: 'authentication_error' }]);
  expect(response.headers.get('x-request-id')).toMatch(/^req_/);
});

it.each([
  ['limit', '/v1/accounts?page=1'],
  ['page', '/v1/accounts?limit=10'],
  ['page', '/v1/accounts?page=0&limit=10'],
  ['limit', '/v1/accounts?page=1&limit=101'],
  ['status', '/v1/accounts?status=CONNECTED'],
  ['profileId', '/v1/accounts?profileId=kiosk'],
  ['accountId', '/v1/whatsapp/number-info'],
  ['accountId', '/v1/whatsapp/number-info?accountId=1'],
])('%s is checked in %s', async (param, path) => {
  const response = await get(path);
  expect([response.status, await bodyOf(response)]).toMatchObject([400, { type: 'invalid_request_error', param }]);
});

it('accounts are filtered by profile, which is an ID or an object', async () => {
  const body = await bodyOf(await get('/v1/accounts?profileId=65f0c0ffee0000000000b002'));
  expect(body).toMatchObject({ accounts: [{ displayName: 'Linden Bakery' }] });
  expect(await bodyOf(await get('/v1/accounts?profileId=65f0c0ffee0000000000b001'))).toMatchObject({
    accounts: { length: 13 },
  });
});

it('a number of another team, and another address, are not found', async () => {
  expect((await get('/v1/whatsapp/number-info?accountId=65f0c0ffee00000a00000999')).status).toBe(404);
  expect((await get('/v1/whatsapp/number-info?accountId=65f0c0ffee00000a00000015')).status).toBe(404);
  expect((await get('/v1/posts')).status).toBe(404);
});

it('a generated fleet has the wanted size', () => {
  const fleet = generateFleet('zernio', { accounts: 3, numbers: 100 });
  expect(fleet.map(({ entries }) => entries.length)).toEqual([34, 33, 33]);
  expect(new Set(fleet.flatMap(({ entries }) => entries.map(({ account }) => account._id))).size).toBe(100);
});
