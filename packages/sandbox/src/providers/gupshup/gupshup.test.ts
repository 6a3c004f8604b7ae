import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

let clock = 0;
let sandbox: Sandbox<'gupshup'>;
beforeEach(async () => {
  clock = Date.parse('2026-03-01T12:00:00Z');
  sandbox = await startSandbox({ providers: ['gupshup'], now: () => clock });
});
afterEach(() => sandbox.close());

const [peepal] = defaultFleet.gupshup;
const [first, second] = peepal?.apps ?? [];
const email = peepal?.email ?? '';
const password = peepal?.clientSecret ?? '';
const withoutToken = peepal?.apps.find(({ token, row }) => token === undefined && row.live)?.row.id ?? '';
const appsPath = '/partner/account/api/partnerApps';

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(sandbox.baseUrls.gupshup + path, { headers });
}

function login(form: Record<string, string> = { email, password }): Promise<Response> {
  return fetch(`${sandbox.baseUrls.gupshup}/partner/account/login`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
}

async function partnerToken(): Promise<string> {
  return String((await bodyOf(await login())).token);
}

async function errorOf(response: Promise<Response>): Promise<unknown> {
  const { status, message } = await bodyOf(await response);
  return [(await response).status, status, message];
}

describe('a login', () => {
  it('is a form with the client secret as password, and its response has no status', async () => {
    const body = await bodyOf(await login());
    expect(body).toMatchObject({ token: expect.any(String), email, admin: true });
    expect(body).not.toHaveProperty('status');
    expect(await errorOf(login({ email, password: 'wrong' }))).toEqual([401, 'error', 'Authentication Failed']);
    const json = fetch(`${sandbox.baseUrls.gupshup}/partner/account/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect(await errorOf(json)).toEqual([401, 'error', 'Authentication Failed']);
  });

  it('is valid for 24 hours', async () => {
    const authorization = await partnerToken();
    clock += 24 * 3_600_000 - 1;
    expect((await get(appsPath, { authorization })).status).toBe(200);
    clock += 1;
    expect(await errorOf(get(appsPath, { authorization }))).toEqual([401, 'error', 'Authentication Failed']);
  });

  it('is possible 10 times a minute', async () => {
    for (let made = 0; made < 10; made += 1) expect((await login()).status).toBe(200);
    expect(await errorOf(login())).toEqual([429, 'error', 'Too Many Requests']);
    clock += 60_000;
    expect((await login()).status).toBe(200);
  });
});

describe('the list of apps', () => {
  it('has every app, also one without a number', async () => {
    const { status, partnerAppsList: list } = await bodyOf(
      await get(appsPath, { authorization: await partnerToken() }),
    );
    expect([status, list]).toMatchObject(['success', { length: 12 }]);
    expect(Object(list)[0]).toMatchObject({ id: first?.row.id, phone: '919999900001', live: true, healthy: true });
    expect(Object(list)[11]).not.toHaveProperty('phone');
  });

  it('needs the token of the partner in Authorization, without Bearer', async () => {
    const token = await partnerToken();
    for (const headers of [{}, { authorization: `Bearer ${token}` }, { token }] as Record<string, string>[]) {
      expect(await errorOf(get(appsPath, headers))).toEqual([401, 'error', 'Authentication Failed']);
    }
  });
});

describe('the token of an app', () => {
  const tokenOf = async (id = '') => get(`/partner/app/${id}/token`, { authorization: await partnerToken() });

  it('is the one that exists', async () => {
    expect(await bodyOf(await tokenOf(first?.row.id))).toMatchObject({
      status: 'success',
      token: { token: first?.token, expiresOn: 0, active: true },
    });
  });

  it('is created if there is none, and then stays', async () => {
    const created = Object(await bodyOf(await tokenOf(withoutToken))).token.token;
    expect((await get(`/partner/app/${withoutToken}/waba/info`, { token: created })).status).toBe(200);
    expect(await bodyOf(await tokenOf(withoutToken))).toMatchObject({ token: { token: created } });
  });

  it('of another partner is not accessible', async () => {
    const foreign = defaultFleet.gupshup[1]?.apps[0]?.row.id;
    expect(await errorOf(tokenOf(foreign))).toEqual([403, 'error', 'Unauthorized Access']);
  });
});

describe('the calls about an app', () => {
  const infoPath = `/partner/app/${first?.row.id}/waba/info`;
  const namePath = `/partner/app/${first?.row.id}/profile/displayName`;
  const token = first?.token ?? '';

  it('have the documented members', async () => {
    const { wabaInfo } = await bodyOf(await get(infoPath, { token }));
    const documented = 'accountStatus dockerStatus messagingLimit mmLiteStatus ownershipType phone phoneQuality';
    const others = 'throughput verifiedName wabaId wabaName canSendMessage timezone allowedTps utilityRestriction';
    expect(Object.keys(Object(wabaInfo)).sort()).toEqual(`${documented} ${others}`.split(' ').sort());
    expect(await bodyOf(await get(namePath, { authorization: token }))).toEqual({
      status: 'success',
      displayNameInfo: {
        verifiedName: 'Banyan Bazaar',
        verifiedNameStatus: 'APPROVED',
        requestedName: '',
        requestedNameStatus: '',
      },
    });
  });

  it('need the token of the app, each in its header', async () => {
    const wrong = [get(infoPath, { authorization: token }), get(namePath, { token }), get(infoPath)];
    for (const response of wrong) expect(await errorOf(response)).toEqual([401, 'error', 'Authentication Failed']);
    const other = get(infoPath, { token: second?.token ?? '' });
    expect(await errorOf(other)).toEqual([403, 'error', 'Unauthorized Access']);
  });

  it('are limited to 10 a minute for each app', async () => {
    for (let made = 0; made < 10; made += 1) expect((await get(infoPath, { token })).status).toBe(200);
    expect(await errorOf(get(infoPath, { token }))).toEqual([429, 'error', 'Too Many Requests']);
    const secondPath = `/partner/app/${second?.row.id}/waba/info`;
    expect((await get(secondPath, { token: second?.token ?? '' })).status).toBe(200);
  });

  it('reject an app that is not live', async () => {
    const id = peepal?.apps.at(-1)?.row.id;
    const authorization = await partnerToken();
    const created = Object(await bodyOf(await get(`/partner/app/${id}/token`, { authorization }))).token.token;
    const response = get(`/partner/app/${id}/waba/info`, { token: created });
    expect(await errorOf(response)).toEqual([400, 'error', 'App is not live.']);
  });
});

describe('the default fleet', () => {
  const infos = peepal?.apps.flatMap(({ info }) => info ?? []) ?? [];
  const kirana = defaultFleet.gupshup[1]?.apps.flatMap(({ info }) => info ?? []) ?? [];

  it.each([
    ['accountStatus', 'ACTIVE BANNED'],
    ['dockerStatus', 'CONNECTED DISCONNECTED FLAGGED PENDING RESTRICTED UNKNOWN'],
    ['messagingLimit', 'TIER_100K TIER_10K TIER_1K TIER_250 TIER_2K TIER_50 TIER_NOT_SET TIER_UNLIMITED'],
    ['ownershipType', 'CLIENT_OWNED ON_BEHALF_OF SELF'],
    ['phoneQuality', 'GREEN RED UNKNOWN YELLOW'],
    ['throughput', 'HIGH NOT_APPLICABLE STANDARD'],
    ['canSendMessage', 'AVAILABLE BLOCKED LIMITED'],
    ['mmLiteStatus', 'ELIGIBLE INELIGIBLE ONBOARDED'],
  ] as const)('has every documented word of %s', (field, words) => {
    expect([...new Set([...infos, ...kirana].map((info) => info[field]))].sort().join(' ')).toBe(words);
  });
});

it('a generated fleet has the given number of accounts and numbers', () => {
  const fleet = generateFleet('gupshup', { accounts: 3, numbers: 50 });
  expect(fleet.map(({ apps }) => apps.length)).toEqual([17, 17, 16]);
  expect(new Set(fleet.flatMap(({ apps }) => apps.map(({ row }) => row.id))).size).toBe(50);
  expect(generateFleet('gupshup', { accounts: 3, numbers: 50 })).toEqual(fleet);
});
