import { type Provider, phoneNumberSchema, rateLimitsOf, wabaSchema } from '@wabascope/core';
import { listAll, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { app, appId, info, open, serve } from './__fixtures__/account.js';
import gupshup from './index.js';

const success = (body: object): RecordedResponse => ({ status: 200, body: { status: 'success', ...body } });

async function numberWith(wabaInfo: object, displayNameInfo: object = {}) {
  const { baseUrl } = await serve({
    info: success({ wabaInfo: info(wabaInfo) }),
    displayName: success({ displayNameInfo }),
  });
  const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
  expect(phoneNumberSchema.parse(items[0])).toEqual(items[0]);
  return { ...items[0], warnings };
}

describe('the bodies of the documentation', () => {
  it('are a number with the words of its app', async () => {
    const documented = {
      ...{ accountStatus: 'ACTIVE', allowedTps: 80, canSendMessage: 'LIMITED', dockerStatus: 'CONNECTED' },
      ...{ messagingLimit: 'TIER_250', mmLiteStatus: 'ELIGIBLE', ownershipType: 'CLIENT_OWNED' },
      ...{ phone: '919999900001', phoneQuality: 'UNKNOWN', throughput: 'STANDARD' },
      ...{ timezone: '(GMT+05:30) (Asia/Kolkata)', utilityRestriction: false, verifiedName: 'Acme' },
      ...{ wabaId: '154375870159132', wabaName: 'Acme India' },
      errors: [{ error_code: '141006', error_description: 'Payment problem', possible_solution: 'Add a method' }],
      additionalInfo: ['Display name not approved yet'],
    };
    const names = { verifiedName: 'Acme', verifiedNameStatus: 'APPROVED', requestedName: '', requestedNameStatus: '' };
    expect(await numberWith(documented, names)).toEqual({
      id: '919999900001',
      phoneNumber: '+919999900001',
      displayPhoneNumber: '919999900001',
      wabaId: '154375870159132',
      wabaName: 'Acme India',
      verifiedName: 'Acme',
      status: 'CONNECTED',
      qualityRating: 'UNKNOWN',
      messagingLimit: { tier: 'TIER_250', perDay: 250, scope: 'portfolio' },
      nameStatus: 'APPROVED',
      throughput: 'STANDARD',
      healthStatus: {
        canSendMessage: 'LIMITED',
        issues: [
          {
            entity: 'UNKNOWN',
            canSendMessage: 'LIMITED',
            code: 141006,
            description: 'Payment problem',
            solution: 'Add a method',
          },
          { entity: 'UNKNOWN', canSendMessage: 'LIMITED', description: 'Display name not approved yet' },
        ],
      },
      extensions: {
        gupshup: {
          appId,
          appName: 'LuckyShrub',
          live: true,
          mmLiteStatus: 'ELIGIBLE',
          allowedTps: 80,
          utilityRestriction: false,
          timezone: '(GMT+05:30) (Asia/Kolkata)',
        },
      },
      warnings: [],
    });
  });

  it.each([
    ['TIER_1K, which the page no longer lists', { messagingLimit: 'TIER_1K' }, { tier: 'TIER_1K', perDay: 1_000 }],
    ['TIER_NOT_SET', { messagingLimit: 'TIER_NOT_SET' }, { tier: 'UNKNOWN' }],
    ['TIER_UNLIMITED', { messagingLimit: 'TIER_UNLIMITED' }, { tier: 'TIER_UNLIMITED', perDay: 'unlimited' }],
  ])('have the limit %s', async (_, changes, messagingLimit) => {
    expect(await numberWith(changes)).toMatchObject({ messagingLimit, warnings: [] });
  });

  it('have a requested name with its review', async () => {
    const names = { verifiedNameStatus: 'PENDING_REVIEW', requestedName: 'New', requestedNameStatus: 'DECLINED' };
    expect(await numberWith({}, names)).toMatchObject({
      nameStatus: 'PENDING_REVIEW',
      newVerifiedName: 'New',
      newNameStatus: 'DECLINED',
    });
  });

  it('may have the token of an app as text', async () => {
    const { baseUrl, received } = await serve({ token: success({ token: 'plain-token' }) });
    await listAll(await open({ baseUrl }), 'numbers');
    expect(received.find(({ path }) => path.endsWith('/waba/info'))?.headers.token).toBe('plain-token');
  });
});

describe('tokens', () => {
  const ends = (paths: readonly { path: string }[]) => paths.map(({ path }) => path.split('/').at(-1));

  it('each have their own header, and are fetched once', async () => {
    const { baseUrl, received } = await serve();
    const account = await open({ baseUrl });
    await listAll(account, 'numbers');
    await listAll(account, 'wabas');
    expect(ends(received)).toEqual(['login', 'partnerApps', 'token', 'info', 'displayName', 'partnerApps', 'info']);
    expect(received[0]?.body).toBe('email=partner%40example.com&password=gupshup-secret-for-tests');
    const [, list, token, waba, name] = received.map(({ headers }) => headers);
    expect([list?.authorization, token?.authorization]).toEqual(['partner-token', 'partner-token']);
    expect([waba?.token, waba?.authorization, name?.authorization]).toEqual(['app-token', undefined, 'app-token']);
  });

  it('of a partner are fetched again after 23 hours', async () => {
    let clock = Date.parse('2026-03-01T12:00:00Z');
    const { baseUrl, received } = await serve();
    const account = await open({ baseUrl }, { now: () => clock });
    await listAll(account, 'wabas');
    clock += 23 * 3_600_000;
    await listAll(account, 'wabas');
    expect(ends(received).filter((end) => end === 'login')).toHaveLength(2);
  });

  it('are forgotten when Gupshup rejects one', async () => {
    const { baseUrl, received } = await serve({ info: { status: 401, body: { status: 'error' } } });
    const account = await open({ baseUrl });
    const list = () => listAll(account, 'wabas').catch(() => undefined);
    await list();
    await list();
    expect(ends(received)).toEqual(['login', 'partnerApps', 'token', 'info', 'login', 'partnerApps', 'token', 'info']);
  });

  it('are not created by default: the list of apps is shown, with a warning', async () => {
    const { baseUrl, received } = await serve();
    const account = await open({ baseUrl, createAppTokens: undefined });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toMatchObject([{ id: '16315551111', phoneNumber: '+16315551111' }]);
    expect(items[0]).not.toHaveProperty('status');
    expect(warnings).toMatchObject([{ message: expect.stringContaining('set appTokens, or createAppTokens to true') }]);
    expect((await listAll(account, 'wabas')).items).toEqual([]);
    expect(new Set(ends(received))).toEqual(new Set(['login', 'partnerApps']));
  });

  it('may be in the settings, and are then not requested', async () => {
    const { baseUrl, received } = await serve();
    const settings = { baseUrl, createAppTokens: false, appIds: [appId], appTokens: `other=x, ${appId}=given-token` };
    const { items } = await listAll(await open(settings), 'numbers');
    expect(items).toMatchObject([{ status: 'CONNECTED' }]);
    expect(ends(received)).toEqual(['info', 'displayName']);
    expect(received[0]?.headers.token).toBe('given-token');
  });

  it.each(['given-token', `${appId}=`, `${appId}=a;b=c`])('in the settings must not be %s', async (appTokens) => {
    await expect(open({ appTokens })).rejects.toThrow('appId=token');
  });
});

describe('apps', () => {
  it('that are not live are listed without a request, by their ID before they have a number', async () => {
    const list = [app({ live: false }), app({ id: 'new', phone: undefined, live: false })];
    const { baseUrl, received } = await serve({ partnerApps: success({ partnerAppsList: list }) });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items).toMatchObject([
      { id: '16315551111', extensions: { gupshup: { live: false } } },
      { id: 'new', extensions: { gupshup: { live: false } } },
    ]);
    expect(warnings).toEqual([]);
    expect(received).toHaveLength(2);
  });

  it('with an ID that cannot be converted to text do not end the listing', async () => {
    const list = [app({ id: { toString: 1 }, phone: '16315550000' }), app()];
    const { baseUrl } = await serve({ partnerApps: success({ partnerAppsList: list }) });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items).toMatchObject([{ id: '16315550000' }, { id: '16315551111', status: 'CONNECTED' }]);
    expect(warnings).toMatchObject([{ index: 0, field: 'id' }]);
  });

  it('in the settings that cannot be read are left out, with a warning', async () => {
    const { baseUrl } = await serve();
    const appTokens = `${appId}=given-token`;
    const settings = { baseUrl, createAppTokens: false, appIds: [appId, 'unknown'], appTokens };
    const { items, warnings } = await listAll(await open(settings), 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['16315551111']);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('1 live app has no token') }]);
  });

  it('that cannot be read keep what the list has, with a warning, unless it is all of them', async () => {
    const { baseUrl, received } = await serve({
      partnerApps: success({ partnerAppsList: [app(), app({ id: 'broken', phone: '16315552222' })] }),
    });
    const fetch: typeof globalThis.fetch = (input, init) =>
      String(input).includes('/broken/')
        ? Promise.resolve(Response.json({ status: 'error', message: 'App is not live.' }, { status: 400 }))
        : globalThis.fetch(input, init);
    const { items, warnings } = await listAll(await open({ baseUrl }, { fetch }), 'numbers');
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      ['16315551111', 'CONNECTED'],
      ['16315552222', undefined],
    ]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('App broken could not be read (rejected)') }]);
    expect(received.length).toBeGreaterThan(3);
  });

  it('are listed without the reviews of their names where those cannot be read', async () => {
    const { baseUrl } = await serve({ displayName: { status: 403, body: { status: 'error' } } });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items).toMatchObject([{ status: 'CONNECTED' }]);
    expect(items[0]).not.toHaveProperty('nameStatus');
    expect(warnings).toMatchObject([{ message: expect.stringContaining('display name of app') }]);
  });

  it('of one WABA are one WABA', async () => {
    const { baseUrl } = await serve({
      partnerApps: success({ partnerAppsList: [app(), app({ id: 'second', phone: '16315552222' })] }),
      info: success({ wabaInfo: info({ accountStatus: 'BANNED', ownershipType: 'SELF', messagingLimit: 'TIER_2K' }) }),
    });
    const account: Provider = await open({ baseUrl });
    const { items, warnings } = await listAll(account, 'wabas');
    expect(items).toEqual([
      {
        id: '102290129340398',
        status: 'DISABLED',
        ownershipType: 'SELF',
        messagingLimit: { tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio' },
        reported: { status: 'BANNED' },
      },
    ]);
    expect(wabaSchema.parse(items[0])).toEqual(items[0]);
    expect(warnings).toEqual([]);
  });
});

it('users share the limits by their address; a login counts for its own limit', async () => {
  const user = { email: 'Partner@Example.com', clientSecret: 'x' };
  const { value } = (await gupshup.settings.schema['~standard'].validate(user)) as { value: never };
  expect(rateLimitsOf(gupshup.rateLimit).map(({ key, scope }) => [key(value), scope])).toEqual([
    ['partner@example.com', undefined],
    ['partner@example.com', 'login'],
  ]);
});
