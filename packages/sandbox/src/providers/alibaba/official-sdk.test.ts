import { createRequire } from 'node:module';
import type CamsModule from '@alicloud/cams20200606';
import type { Config } from '@alicloud/openapi-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import type { AlibabaCredentials } from './model.js';

// The SDK is CommonJS. Its default export differs by importer, except with `require`.
const require = createRequire(import.meta.url);
const cams: typeof CamsModule = require('@alicloud/cams20200606');
const openApi: { Config: typeof Config } = require('@alicloud/openapi-client');

let sandbox: Sandbox<'alibaba'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['alibaba'] });
});
afterAll(() => sandbox.close());

describe.each([
  ['V3', {}],
  ['V2', { signatureAlgorithm: 'v2' }],
])('the official SDK with signature %s', (_, signature) => {
  const client = (changes: Partial<AlibabaCredentials> = {}, name = 'singapore') => {
    const { accessKeyId, accessKeySecret, securityToken } = { ...accountOf(sandbox, 'alibaba', name), ...changes };
    const key = { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) };
    const endpoint = new URL(sandbox.baseUrls.alibaba).host;
    return new cams.default(new openApi.Config({ ...key, ...signature, protocol: 'HTTP', endpoint }));
  };
  const space = (name: string) => accountOf(sandbox, 'alibaba', name).custSpaceId ?? '';

  it.each([
    ['singapore', 14],
    ['hong-kong', 9],
    ['jakarta', 3],
  ])('lists the numbers of %s', async (name, count) => {
    const request = new cams.QueryChatappPhoneNumbersRequest({ custSpaceId: space(name) });
    const { body } = await client({}, name).queryChatappPhoneNumbers(request);
    expect(body?.code).toBe('OK');
    expect(body?.phoneNumbers).toHaveLength(count);
    expect(body?.phoneNumbers?.[0]).toMatchObject({ status: 'CONNECTED', nameStatus: 'Approval' });
  });

  it('lists the numbers of the customer’s own space without CustSpaceId', async () => {
    const { body } = await client().queryChatappPhoneNumbers(new cams.QueryChatappPhoneNumbersRequest({}));
    expect(body?.phoneNumbers?.map(({ phoneNumber }) => phoneNumber)).toContain('861380000****');
  });

  it('reads the WABA and its business with a key and with a temporary credential', async () => {
    const custSpaceId = space('jakarta');
    const jakarta = client({}, 'jakarta');
    const { body } = await jakarta.queryChatappBindWaba(new cams.QueryChatappBindWabaRequest({ custSpaceId }));
    expect(body?.data).toMatchObject({ name: 'Mango Ferry', accountReviewStatus: 'REJECTED' });
    const wabaId = body?.data?.id ?? '';
    const info = await jakarta.queryWabaBusinessInfo(new cams.QueryWabaBusinessInfoRequest({ custSpaceId, wabaId }));
    expect(info.body?.data?.verificationStatus).toBe('not_verified');
    const lumen = new cams.QueryChatappBindWabaRequest({
      custSpaceId: space('singapore'),
      isvCode: 'sandbox-isv-code',
    });
    expect((await client().queryChatappBindWaba(lumen)).body?.data?.name).toBe('Lumen Lanterns');
  });

  it.each<[string, Partial<AlibabaCredentials>, string]>([
    ['a wrong secret', { accessKeySecret: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'unknown' }, 'InvalidAccessKeyId.NotFound'],
    ['a token that is not the key’s', { securityToken: 'other' }, 'InvalidSecurityToken.MismatchWithAccessKey'],
  ])('is rejected with %s', async (_, changes, code) => {
    const call = client(changes).queryChatappPhoneNumbers(new cams.QueryChatappPhoneNumbersRequest({}));
    await expect(call).rejects.toMatchObject({ code });
  });

  it('signs every kind of character as the gateway does: only the space is unknown', async () => {
    const custSpaceId = "a b+c*d'e(f)g!h~i/j?k=l&m%n 中 é";
    const call = client().queryChatappPhoneNumbers(new cams.QueryChatappPhoneNumbersRequest({ custSpaceId }));
    await expect(call).rejects.toMatchObject({ code: 'Unknown.ResourceOwnerId' });
  });
});
