import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

let sandbox: Sandbox<'bird'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['bird'] });
});
afterAll(() => sandbox.close());

const numbers = '/v1/whatsapp/numbers';

function get(path: string, authorization = `Bearer ${accountOf(sandbox, 'bird', 'amsterdam').apiKey}`) {
  return fetch(sandbox.baseUrls.bird + path, { headers: { authorization } });
}

it('the fleet has every documented word', () => {
  const [workspace] = defaultFleet.bird;
  const words = (values: readonly (string | undefined)[] = []) =>
    [...new Set(values.filter((word) => word !== undefined))].sort().join(' ');
  expect(words(workspace?.numbers.map(({ status }) => status))).toBe(
    'awaiting_signup banned connected deleted disconnected failed flagged migrated pending preparing rate_limited restricted',
  );
  expect(words(workspace?.numbers.map((row) => row.quality_rating))).toBe('green red unknown yellow');
  expect(words(workspace?.numbers.map((row) => row.messaging_limit))).toBe(
    'tier_100k tier_10k tier_1k tier_250 tier_50 tier_unlimited',
  );
  expect(words(workspace?.wabas.map((row) => row.account_review_status))).toBe('approved deferred pending rejected');
  expect(words(workspace?.wabas.map((row) => row.business_verification_status))).toBe(
    'expired failed ineligible not_verified pending pending_need_more_info pending_submission rejected revoked verified',
  );
});

it.each([
  ['no key', ''],
  ['an AccessKey of the older products', 'AccessKey bk_eu1_sandbox-key-not-real'],
  ['another key', 'Bearer bk_eu1_wrong'],
])('%s is an authentication error', async (_, authorization) => {
  const response = await get(numbers, authorization);
  expect([response.status, await bodyOf(response)]).toMatchObject([401, { error: { type: 'auth_error' } }]);
  expect(response.headers.get('x-request-id')).toMatch(/^req_/);
});

it('a request without User-Agent is rejected', async () => {
  const { apiKey } = accountOf(sandbox, 'bird', 'amsterdam');
  const status = await new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${apiKey}` };
    httpRequest(sandbox.baseUrls.bird + numbers, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

it('a key without the permission is rejected', async () => {
  const fleet = { bird: defaultFleet.bird.map((workspace) => ({ ...workspace, permissions: ['numbers'] })) };
  const other = await startSandbox({ providers: ['bird'], fleet });
  const { apiKey } = accountOf(other, 'bird', 'amsterdam');
  const response = await fetch(other.baseUrls.bird + numbers, { headers: { authorization: `Bearer ${apiKey}` } });
  expect([response.status, await bodyOf(response)]).toMatchObject([403, { error: { type: 'permission_error' } }]);
  await other.close();
});

it.each([
  ['limit', 'limit=0'],
  ['limit', 'limit=ten'],
  ['sort', 'sort=name'],
  ['order', 'order=up'],
  ['scope', 'scope=mine'],
  ['ending_before', 'ending_before=made-up'],
])('%s is checked: %s', async (param, query) => {
  const response = await get(`${numbers}?${query}`);
  const error = { type: 'validation_error', details: [{ param }] };
  expect([response.status, await bodyOf(response)]).toMatchObject([422, { error }]);
});

it('a cursor is valid only with the filters that it was made with', async () => {
  const { next_cursor: cursor } = await bodyOf(await get(`${numbers}?limit=1&scope=workspace`));
  expect((await get(`${numbers}?limit=1&scope=workspace&starting_after=${cursor}`)).status).toBe(200);
  expect((await get(`${numbers}?limit=1&starting_after=${cursor}`)).status).toBe(422);
});

it('the last page has no next cursor, and an empty list has no cursor', async () => {
  expect(await bodyOf(await get(`${numbers}?limit=100`))).toMatchObject({
    data: { length: 17 },
    next_cursor: null,
    prev_cursor: null,
    refresh_cursor: expect.any(String),
  });
  expect(await bodyOf(await get(`${numbers}?status=on_holiday`))).toEqual({
    data: [],
    next_cursor: null,
    prev_cursor: null,
    refresh_cursor: null,
  });
});

it('another address or method is not found', async () => {
  expect((await get('/v1/whatsapp/templates')).status).toBe(404);
  expect((await fetch(sandbox.baseUrls.bird + numbers, { method: 'POST' })).status).toBe(404);
});

it('a generated fleet has the wanted size', () => {
  const fleet = generateFleet('bird', { accounts: 3, numbers: 100 });
  expect(fleet.map((workspace) => workspace.numbers.length)).toEqual([34, 33, 33]);
  const phones = fleet.flatMap((workspace) => workspace.numbers.map((row) => row.phone_number));
  expect(new Set(phones).size).toBe(100);
});
