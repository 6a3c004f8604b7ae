import { beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

let now = Date.parse('2026-03-01T12:00:00Z');
let sandbox: Sandbox<'sinch'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['sinch'], now: () => now });
  return () => sandbox.close();
});

const basic = (key: string) => `Basic ${Buffer.from(key).toString('base64')}`;
const keyOf = (name: string) => {
  const { keyId, keySecret } = accountOf(sandbox, 'sinch', name);
  return basic(`${keyId}:${keySecret}`);
};

async function tokenWith(changes: { authorization?: string; type?: string; body?: string } = {}) {
  const { type = 'application/x-www-form-urlencoded', body = 'grant_type=client_credentials' } = changes;
  const headers = { authorization: changes.authorization ?? keyOf('lamps'), 'content-type': type };
  const response = await fetch(`${sandbox.baseUrls.sinch}/oauth2/token`, { method: 'POST', headers, body });
  return { status: response.status, body: await bodyOf(response) };
}

async function send(target: string, { account = 'lamps', authorization = keyOf(account), method = 'GET' } = {}) {
  const { projectId } = accountOf(sandbox, 'sinch', account);
  const url = `${sandbox.baseUrls.sinch}/v1/projects/${projectId}/whatsapp${target}`;
  const response = await fetch(url, { method, headers: { authorization } });
  return { status: response.status, body: await bodyOf(response) };
}

describe('an access token', () => {
  it('is issued for an hour, and then expires with an error of the gateway', async () => {
    const { status, body } = await tokenWith();
    expect([status, body.expires_in, body.token_type]).toEqual([200, 3_600, 'Bearer']);
    const authorization = `Bearer ${body.access_token}`;
    expect((await send('', { authorization })).status).toBe(200);
    now += 3_600_000;
    expect(await send('', { authorization })).toMatchObject({
      status: 401,
      body: { type: expect.stringMatching(/access-token-expired$/) },
    });
  });

  it.each([
    [401, 'invalid_client', { authorization: basic('unknown:unknown') }],
    [401, 'invalid_client', { authorization: 'Bearer token' }],
    [400, 'invalid_request', { type: 'application/json' }],
    [400, 'unsupported_grant_type', { body: 'grant_type=password' }],
  ])('is HTTP %i %s with %j', async (status, error, changes) => {
    expect(await tokenWith(changes)).toMatchObject({ status, body: { error } });
  });

  it('of another project is not accepted', async () => {
    const { body } = await tokenWith({ authorization: keyOf('harbor') });
    expect((await send('', { authorization: `Bearer ${body.access_token}` })).status).toBe(401);
  });
});

describe('a request fails', () => {
  it.each([
    ['with an unknown token', 401, 'unauthorized_error', '', { authorization: 'Bearer unknown' }],
    ['for a page of 0', 400, 'invalid_page_size', '/senders?pageSize=0', {}],
    ['for a page of 101', 400, 'invalid_page_size', '/senders?pageSize=101', {}],
    ['for a page size in words', 400, 'invalid_page_size', '/senders?pageSize=many', {}],
    ['for an unknown page', 400, 'invalid_page_token', '/senders?pageToken=unknown', {}],
    ['for an unknown state', 400, 'invalid_filter_states', '/senders?filterStates=LIVE', {}],
    ['for an unknown status', 400, 'invalid_filter_statuses', '/senders?filterStatuses=LIVE', {}],
    ['without WhatsApp', 400, 'project_not_initialized', '/senders', { account: 'attic' }],
    ['without an account', 404, 'account_not_found', '', { account: 'attic' }],
    ['for a call that does not exist', 404, 'not_found', '/numbers', {}],
    ['with another method', 404, 'not_found', '', { method: 'POST' }],
  ])('%s: %i %s', async (_, status, errorCode, target, call) => {
    expect(await send(target, call)).toMatchObject({ status, body: { errorCode, resolution: expect.any(String) } });
  });
});

it('senders are filtered by state and by status, which may be repeated', async () => {
  const { body } = await send('/senders?filterStates=SUSPENDED&filterStates=ERROR&pageSize=1');
  expect(body).toMatchObject({ totalSize: 2, pageSize: 1, senders: [{ state: 'SUSPENDED' }] });
  expect((await send('/senders?filterStatuses=REJECTED')).body).toMatchObject({ totalSize: 1 });
});

it('the fleet has every documented word', () => {
  const senders = defaultFleet.sinch.flatMap((project) => project.senders ?? []);
  const words = (values: readonly unknown[]) =>
    [...new Set(values.filter((value) => value !== undefined).map(String))].sort().join(' ');
  expect(words(senders.map(({ state }) => state))).toBe(
    'ACTIVE ERROR INACTIVE IN_PROGRESS PENDING_VERIFICATION SUSPENDED',
  );
  expect(words(senders.map(({ changes }) => Object(changes).status))).toBe(
    'DRAFT ERROR IN_PROGRESS MULTIPLE_WABA_ERROR REJECTED',
  );
  expect(words(senders.map(({ metadata }) => Object(Object(metadata).displayName).status))).toBe(
    'APPROVED DEFERRED DELETED EXPIRED PENDING REJECTED RESERVED UNRECOGNIZED UNSPECIFIED',
  );
  expect(words(senders.map(({ qualityRating }) => qualityRating))).toBe('GREEN RED UNKNOWN UNRECOGNIZED YELLOW');
  expect(words(senders.map(({ dailyLimit }) => dailyLimit))).toBe(
    'NOT_SET TIER_100K TIER_10K TIER_1K TIER_250 TIER_2K TIER_50 TIER_UNLIMITED UNRECOGNIZED',
  );
});

it('a generated fleet has the given number of projects and senders', () => {
  const fleet = generateFleet('sinch', { accounts: 3, numbers: 100 });
  expect(fleet.map(({ senders = [] }) => senders.length)).toEqual([34, 33, 33]);
});
