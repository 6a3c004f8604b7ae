import { inspect } from 'node:util';
import { startSandbox } from '@wabascope/sandbox';
import { expect, it, onTestFinished } from 'vitest';
import { accountOn, credential, graphError, open, wabaId } from './__fixtures__/account.js';

const both = ['whatsapp_business_management', 'business_management'];

/** The description of the credential when `debug_token` returns `data`. */
async function described(data: object, input: object = { wabaId }) {
  const { account } = await accountOn(() => ({ status: 200, body: { data } }), input);
  return account.describeCredential?.();
}

it.each([
  [
    { expires_at: 1_790_000_000, scopes: both },
    { expiresAt: '2026-09-21T14:13:20.000Z', missingPermissions: [] },
  ],
  [{ expires_at: 0, scopes: both }, { missingPermissions: [] }],
  [{ expires_at: 1e15, scopes: both }, { missingPermissions: [] }],
  [{ expires_at: 'soon', scopes: ['public_profile', 7] }, { missingPermissions: ['whatsapp_business_management'] }],
  [{ scopes: [], granular_scopes: [{ scope: both[0] }, {}] }, { missingPermissions: [] }],
  [{ granular_scopes: [{ scope: 'business_management' }] }, { missingPermissions: ['whatsapp_business_management'] }],
  [{}, {}],
])('of the token %j, the account says %j', async (data, description) => {
  expect(await described({ is_valid: true, ...data })).toEqual(description);
});

it('an account of a business needs the permission to list its WABAs as well', async () => {
  const data = { is_valid: true, scopes: ['whatsapp_business_management'] };
  expect(await described(data, { businessId: '1' })).toEqual({ missingPermissions: ['business_management'] });
  expect(await described(data, { wabaId })).toEqual({ missingPermissions: [] });
});

it('the app of the token makes the request where its ID and secret are known, and the token itself elsewhere', async () => {
  const respond = () => ({ status: 200, body: { data: { is_valid: true, scopes: both } } });
  for (const appId of [undefined, '634974688087057']) {
    const { account, received } = await accountOn(respond, { wabaId, appId });
    await account.describeCredential?.();
    const bearer = appId === undefined ? credential.accessToken : `${appId}|${credential.appSecret}`;
    expect(received).toMatchObject([{ path: '/v25.0/debug_token', query: { input_token: credential.accessToken } }]);
    expect(received[0]?.headers.authorization).toBe(`Bearer ${bearer}`);
  }
});

it.each([
  ['auth', { status: 200, body: { data: { is_valid: false, error: { code: 190 } } } }],
  ['auth', graphError(190, `Malformed access token ${credential.accessToken}`)],
  ['config', graphError(100, '(#100) You must provide an app access token')],
  ['bad-response', { status: 200, body: { data: 'none' } }],
])('a token that Meta does not describe causes the error %s, without a secret', async (code, response) => {
  const { account } = await accountOn(() => response);
  const error = await account.describeCredential?.().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ProviderError', code });
  expect(inspect(error, { depth: 9 })).not.toContain(credential.accessToken);
});

it('an abort rejects with the reason of the signal', async () => {
  const stop = new AbortController();
  const { account } = await accountOn(() => {
    stop.abort(new Error('no longer wanted'));
    return { status: 200, body: {} };
  });
  const error = await account.describeCredential?.({ signal: stop.signal }).catch((reason: unknown) => reason);
  expect(error).toBe(stop.signal.reason);
});

it('the tokens of the sandbox lack nothing that their accounts need', async () => {
  const sandbox = await startSandbox({ providers: ['meta'] });
  onTestFinished(() => sandbox.close());
  for (const { provider: _, ...settings } of Object.values(sandbox.accounts())) {
    expect(await (await open({ appSecret: undefined, ...settings })).describeCredential?.()).toEqual({
      missingPermissions: [],
    });
  }
});
