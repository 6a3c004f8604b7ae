import { inspect } from 'node:util';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, open, wabaId } from './__fixtures__/account.js';
import { startGraphService } from './__fixtures__/graph-service.js';
import meta from './index.js';

const [retail, labs] = ['10229012934000001', '10229012934000002'];
const accessToken = 'key-of-the-service';
const ofService = { accessToken, appSecret: undefined };

/** The names of the WABAs that the numbers of the account have. */
const wabaNames = (items: readonly { readonly wabaName?: string }[]) => [
  ...new Set(items.map((item) => item.wabaName)),
];

describe('a service with the API of Meta', () => {
  it.each([
    ['in X-API-Key', { authHeader: 'X-API-Key' }, 'x-api-key', accessToken],
    ['in Authorization', { wabaIds: [retail] }, 'authorization', `Bearer ${accessToken}`],
    ['alone in Authorization', { authScheme: 'none' }, 'authorization', accessToken],
    ['after another word', { authScheme: 'Token' }, 'authorization', `Token ${accessToken}`],
  ])('gets its credential %s', async (_, settings, header, value) => {
    const { baseUrl } = await startGraphService({ prefix: '/meta/whatsapp', credential: [header, value] });
    const account = await open({ ...ofService, baseUrl, wabaIds: [retail], ...settings });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.length).toBeGreaterThan(5);
    expect(wabaNames(items)).toEqual(['Nordlys Retail']);
    expect(warnings).toEqual([]);
  });

  it('lists each WABA of wabaIds, with its ID in the header that the service requires', async () => {
    const credential = ['x-access-token', accessToken] as const;
    const service = { prefix: '/api', credential, wabaHeader: 'x-waba-id', version: 'v17.0' };
    const { baseUrl, received } = await startGraphService(service);
    const settings = { authHeader: 'x-access-token', wabaHeader: 'x-waba-id', apiVersion: 'v17.0' };
    const account = await open({ ...ofService, ...settings, baseUrl, wabaIds: [retail, labs] });
    expect((await listAll(account, 'wabas')).items.map(({ name }) => name)).toEqual(['Nordlys Retail', 'Nordlys Labs']);
    expect(wabaNames((await listAll(account, 'numbers')).items)).toEqual(['Nordlys Retail']);
    expect(new Set(received.map(({ headers }) => headers['x-waba-id']))).toEqual(new Set([retail, labs]));
    expect(await account.describeCredential?.()).toEqual({});
  });

  it('that does not pass on WABAs: numbers without the name of their WABA, and a WABA with its ID and a warning', async () => {
    const service = { prefix: '', credential: ['apikey', accessToken] as const, passesOnWabas: false, version: 'v3' };
    const { baseUrl } = await startGraphService(service);
    const account = await open({ ...ofService, baseUrl, authHeader: 'apikey', apiVersion: 'v3', wabaId: retail });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toContainEqual(expect.objectContaining({ wabaId: retail, status: 'CONNECTED' }));
    expect(wabaNames(items)).toEqual([undefined]);
    expect(warnings).toEqual([]);
    const message = `The service at baseUrl does not pass on WABA ${retail}; only its ID is known.`;
    expect(await listAll(account, 'wabas')).toEqual({
      items: [{ id: retail }],
      warnings: [{ type: 'other', message }],
    });
  });

  it('rejects a credential with an error without a code: the status counts', async () => {
    const { baseUrl } = await startGraphService({ prefix: '/api', credential: ['x-api-key', 'another'] });
    const account = await open({ ...ofService, baseUrl, authHeader: 'X-API-Key', wabaIds: [retail] });
    const error: unknown = await listAll(account, 'numbers').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'auth',
      details: { status: 401, upstreamMessage: 'Invalid API key', settings: ['accessToken'] },
    });
    expect(inspect(error, { depth: 9 })).not.toContain(accessToken);
  });

  it('needs IDs of WABAs: without them, the account makes no request', async () => {
    const { account, received } = await accountOn(() => ({ status: 200, body: {} }), {
      ...ofService,
      authHeader: 'apikey',
    });
    await expect(listAll(account, 'numbers')).rejects.toMatchObject({
      code: 'config',
      message: 'A service other than Meta does not list the WABAs of a credential; set wabaId or wabaIds.',
      details: { settings: ['wabaId', 'wabaIds'] },
    });
    expect(received).toEqual([]);
  });

  it.each([
    [200, { success: false, message: 'Plan expired' }, 'rejected', 'Plan expired'],
    [403, { success: false, message: 'No access' }, 'permission', 'No access'],
    [400, { error: 'bad waba' }, 'rejected', 'bad waba'],
    [400, { error: { message: 'words', type: 'OAuthException' } }, 'rejected', 'words'],
    [503, { message: 'Maintenance' }, 'unavailable', 'Maintenance'],
  ])('HTTP %d with %j is %s', async (status, body, code, upstreamMessage) => {
    const { account } = await accountOn(() => ({ status, headers: { 'retry-after': '3600' }, body }));
    await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code, details: { upstreamMessage } });
  });
});

describe('settings', () => {
  it('of another service have no environment variable, so that a credential of Meta never goes there by accident', () => {
    const { baseUrl, authHeader, authScheme, wabaHeader } = meta.settings.info;
    for (const info of [baseUrl, authHeader, authScheme, wabaHeader]) expect(info).not.toHaveProperty('env');
  });

  it.each([
    [{ wabaIds: [retail], wabaId }, 'wabaIds: Invalid value: must not be set together with wabaId or businessId'],
    [{ wabaIds: [] }, 'wabaIds: Invalid value: must not be empty'],
    [{ wabaIds: ['12a'] }, 'must be an ID of digits only'],
    [{ authHeader: 'X API', wabaId }, 'authHeader: Invalid value: must be the name of a request header'],
    [
      { wabaHeader: 'x-waba-id', wabaId, appSecret: 'made-up-secret' },
      'wabaHeader: Invalid value: must not be set together with appSecret',
    ],
    [{ authScheme: 'none', businessId: '1' }, 'authScheme: Invalid value: must not be set together with businessId'],
  ])('%j: %s', async (settings, words) => {
    const base = { baseUrl: 'http://127.0.0.1:9', appSecret: undefined };
    await expect(open({ ...base, ...settings })).rejects.toThrow(words);
  });
});
