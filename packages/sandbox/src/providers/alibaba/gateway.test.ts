import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type AlibabaCall, alibabaRequest, bodyOf, send } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Sandbox, startSandbox } from '../../index.js';
import type { AlibabaCredentials } from './model.js';

const start = Date.parse('2026-03-01T12:00:00.250Z');
const minute = 60_000;
let clock = start;
let sandbox: Sandbox<'alibaba'>;
beforeAll(async () => {
  const unsubscribed = { accessKeyId: 'unsubscribed', accessKeySecret: 'secret', subscribed: false, spaces: [] };
  sandbox = await startSandbox({
    providers: ['alibaba'],
    now: () => clock,
    rateLimits: { alibaba: 'none' },
    fleet: { alibaba: [...defaultFleet.alibaba, unsubscribed] },
  });
});
beforeEach(() => {
  clock = start;
});
afterAll(() => sandbox.close());

async function sendRequest(name: string, call: AlibabaCall = {}, settings: Partial<AlibabaCredentials> = {}) {
  const account = { ...accountOf(sandbox, 'alibaba', name), ...settings };
  const response = await send(alibabaRequest(account, { at: clock, ...call }));
  return { status: response.status, headers: response.headers, body: await bodyOf(response) };
}

describe('a good request', () => {
  it('gets the documented envelope, dated by the clock of the sandbox', async () => {
    const { status, headers, body } = await sendRequest('singapore');
    expect(status).toBe(200);
    expect(headers.get('date')).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
    expect(body).toMatchObject({ Code: 'OK', Message: 'SUCCESS', AccessDeniedDetail: 'None' });
    expect(body).toHaveProperty('PhoneNumbers[0].PhoneNumber', '6581230001');
  });

  it('may be a GET, sign more x-acs headers, and filter by status', async () => {
    const call = { method: 'GET', signed: { 'x-acs-credentials-provider': 'static_ak' }, query: { Status: 'FLAGGED' } };
    const { body } = await sendRequest('singapore', call);
    expect(body).toHaveProperty('PhoneNumbers.length', 1);
  });

  it('may be up to fifteen minutes off, either way', async () => {
    expect((await sendRequest('singapore', { at: start - 15 * minute + 1000 })).status).toBe(200);
    expect((await sendRequest('singapore', { at: start + 15 * minute - 1000 })).status).toBe(200);
  });
});

describe('a request fails', () => {
  const business = { action: 'QueryWabaBusinessInfo', query: { WabaId: '203939883939930001' } };

  it.each<[string, string, number, string, AlibabaCall, Partial<AlibabaCredentials>?]>([
    ['without signature', 'MissingAccessKeyId', 400, 'singapore', { headers: { authorization: undefined } }],
    ['with another scheme', 'IncompleteSignature', 400, 'singapore', { headers: { authorization: 'Bearer x' } }],
    ['without nonce', 'MissingSignatureNonce', 400, 'singapore', { headers: { 'x-acs-signature-nonce': undefined } }],
    ['without date', 'MissingTimestamp', 400, 'singapore', { headers: { 'x-acs-date': undefined } }],
    [
      'with an x-acs header that is not signed',
      'IncompleteSignature',
      400,
      'singapore',
      { headers: { 'x-acs-foo': '1' } },
    ],
    ['with another host than signed', 'SignatureDoesNotMatch', 400, 'singapore', { host: 'cams.example' }],
    [
      'changed after signing',
      'SignatureDoesNotMatch',
      400,
      'singapore',
      { headers: { 'x-acs-action': 'QueryChatappBindWaba' } },
    ],
    [
      'that declares the hash of another body',
      'SignatureDoesNotMatch',
      400,
      'singapore',
      { signed: { 'x-acs-content-sha256': 'f'.repeat(64) } },
    ],
    ['with a wrong secret', 'SignatureDoesNotMatch', 400, 'singapore', {}, { accessKeySecret: 'wrong' }],
    ['with an unknown key', 'InvalidAccessKeyId.NotFound', 404, 'singapore', {}, { accessKeyId: 'unknown' }],
    [
      'with a date in milliseconds',
      'InvalidTimeStamp.Format',
      400,
      'singapore',
      { signed: { 'x-acs-date': '2026-03-01T12:00:00.000Z' } },
    ],
    [
      'more than fifteen minutes late',
      'InvalidTimeStamp.Expired',
      400,
      'singapore',
      { at: start - 15 * minute - 2000 },
    ],
    [
      'more than fifteen minutes early',
      'InvalidTimeStamp.Expired',
      400,
      'singapore',
      { at: start + 15 * minute + 2000 },
    ],
    ['with another API version', 'InvalidVersion', 400, 'singapore', { version: '2020-06-07' }],
    ['for an unknown action', 'InvalidApi.NotFound', 404, 'singapore', { action: 'QueryNothing' }],
    [
      'for an action named like a member of objects',
      'InvalidApi.NotFound',
      404,
      'singapore',
      { action: 'constructor' },
    ],
    ['without a required parameter', 'MissingWabaId', 400, 'singapore', { action: 'QueryWabaBusinessInfo' }],
    ['for a WABA of another space', 'Unknown.ResourceOwnerId', 400, 'jakarta', business],
    [
      'for a space of another customer',
      'Unknown.ResourceOwnerId',
      400,
      'singapore',
      {},
      { custSpaceId: '29348393884000000004' },
    ],
    ['for an action that is not granted', 'Ram.PermissionDeny', 400, 'hong-kong', business],
    ['with a wrong ISV code', 'Ram.PermissionDeny', 400, 'singapore', { query: { IsvCode: 'wrong' } }],
    [
      'by a customer without a subscription',
      'Product.Unsubscript',
      400,
      'singapore',
      {},
      { accessKeyId: 'unsubscribed', accessKeySecret: 'secret' },
    ],
    ['without the token of a temporary credential', 'MissingSecurityToken', 400, 'jakarta', {}, { securityToken: '' }],
    ['with a wrong token', 'InvalidSecurityToken.MismatchWithAccessKey', 400, 'jakarta', {}, { securityToken: 'x' }],
  ])('%s: %s', async (_, code, status, name, call, settings) => {
    const response = await sendRequest(name, call, settings);
    expect(response).toMatchObject({ status, body: { Code: code } });
    expect(Object.keys(response.body).sort()).toEqual(['Code', 'HostId', 'Message', 'Recommend', 'RequestId']);
  });

  it('with a body that does not match the signed hash', async () => {
    const { headers, ...request } = alibabaRequest(accountOf(sandbox, 'alibaba', 'singapore'), { at: clock });
    const response = await send({ ...request, headers: { ...headers, 'content-type': 'text/plain' }, body: 'more' });
    expect(await bodyOf(response)).toMatchObject({ Code: 'SignatureDoesNotMatch' });
  });

  it('when its nonce was used, until fifteen minutes have passed', async () => {
    expect((await sendRequest('singapore', { nonce: 'once' })).status).toBe(200);
    clock += 15 * minute;
    expect((await sendRequest('singapore', { nonce: 'once' })).body.Code).toBe('SignatureNonceUsed');
    clock += 1000;
    expect((await sendRequest('singapore', { nonce: 'once' })).status).toBe(200);
  });
});
