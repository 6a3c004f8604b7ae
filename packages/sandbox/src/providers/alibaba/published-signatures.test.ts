import { request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultFleet, type Sandbox, startSandbox } from '../../index.js';
import type { AlibabaSpace } from './model.js';

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const nonce = '8f3b1f0e2f5f4a0f9a7f2f5d0c6b1a2e';
const key = { accessKeyId: 'testAccessKeyId', accessKeySecret: 'testAccessKeySecret' };

// Signatures made once with the vendor's own @alicloud/openapi-util 0.3.3 (V3) and getRPCSignature (V2).
const v3 = [
  ['POST', 'QueryChatappPhoneNumbers', '', 'e83130a4e1e49ef2ea8c508c14523d2b4421d8f03f4cba204847b6774f664e23'],
  ['GET', 'QueryChatappPhoneNumbers', '', '9216f6817128a3709a94772329e86d4a57090e4deeb6d6c7ea8046e4dcb02c40'],
  ['POST', 'QueryChatappBindWaba', '', '1386eb597d361bd3655248ca92361906c25a3f4bb2500191fff024db02b2106b'],
  ['POST', 'QueryChatappBindWaba', 'cust-1', '9466b01f64d0ab0929c02a8dc618d952f89ec7e4e3daa6533d62e07c7cc9b973'],
] as const;
const v3WithToken = '6a7393a61f75cd6d6ce370de3a21f429af32096cba7fbf6bfeaab66703a80ce1';
const v2 = [
  ['GET', 'QueryChatappPhoneNumbers', '', 'JSON', 'LUCKrBkGMuuOBUfyeq+aZDuK660='],
  ['POST', 'QueryChatappPhoneNumbers', '', 'JSON', '1yIFXlfdFmyIbT9a2eeLxhbTJVw='],
  ['GET', 'QueryChatappBindWaba', 'cust-1', 'JSON', 'JG4ai9hsbbvx6sssFfzQYn9EumI='],
  // As the vendor's SDK sends it with V2.
  ['POST', 'QueryChatappPhoneNumbers', 'cust-1', 'json', 'GhR9RXldXUZVxKFQw5PSMHAgzF4='],
] as const;
const v2WithToken = '38rkzXKJ/kMDQVP0FXqd6+UF+tg=';

const [customer] = defaultFleet.alibaba;
const numbers = customer?.spaces[0];
if (!numbers) throw new Error('The default fleet has no space.');
const { custSpaceId: _, ...own }: AlibabaSpace = numbers;
const spaces = [own, { ...own, custSpaceId: 'cust-1' }];

// One for each test, because all of them use one nonce.
let sandbox: Sandbox<'alibaba'>;
async function start(securityToken?: string) {
  sandbox = await startSandbox({
    providers: ['alibaba'],
    now: () => Date.parse('2026-01-15T08:00:00Z'),
    fleet: { alibaba: [{ ...key, spaces, ...(securityToken && { securityToken }) }] },
  });
}

/** `fetch` does not let its caller choose the host that the signature covers. */
function sendRequest(method: string, path: string, headers: Record<string, string> = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const url = sandbox.baseUrls.alibaba + path;
    const host = 'cams.ap-southeast-1.aliyuncs.com';
    const sent = httpRequest(url, { method, agent: false, headers: { host, ...headers } }, (response) => {
      json(response).then(resolve, reject);
    });
    sent.on('error', reject).end();
  });
}

function v3Headers(action: string, signature: string, securityToken?: string): Record<string, string> {
  const token = securityToken && 'x-acs-security-token;';
  const signed = `host;x-acs-action;x-acs-content-sha256;x-acs-date;${token ?? ''}x-acs-signature-nonce;x-acs-version`;
  return {
    'x-acs-action': action,
    'x-acs-version': '2020-06-06',
    'x-acs-date': '2026-01-15T08:00:00Z',
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': emptyHash,
    ...(securityToken && { 'x-acs-security-token': securityToken }),
    authorization: `ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=${signed},Signature=${signature}`,
  };
}

function v2Query(action: string, space: string, format: string, signature: string, securityToken?: string): string {
  const parameters = new URLSearchParams({
    Action: action,
    Version: '2020-06-06',
    Format: format,
    AccessKeyId: key.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: nonce,
    Timestamp: '2026-01-15T08:00:00Z',
    ...(space && { CustSpaceId: space }),
    ...(securityToken && { SecurityToken: securityToken }),
    Signature: signature,
  });
  return `/?${parameters}`;
}

describe('signatures of a key', () => {
  beforeEach(() => start());
  afterEach(() => sandbox.close());

  it.each(v3)('V3 %s %s %s', async (method, action, space, signature) => {
    const path = space ? `/?CustSpaceId=${space}` : '/';
    expect(await sendRequest(method, path, v3Headers(action, signature))).toMatchObject({ Code: 'OK' });
  });

  it.each(v2)('V2 %s %s %s %s', async (method, action, space, format, signature) => {
    expect(await sendRequest(method, v2Query(action, space, format, signature))).toMatchObject({ Code: 'OK' });
  });
});

describe('signatures of a temporary credential', () => {
  const token = 'testStsToken==';
  beforeEach(() => start(token));
  afterEach(() => sandbox.close());

  it('V3, and a used nonce fails with either signature version', async () => {
    const action = 'QueryChatappBindWaba';
    const headers = v3Headers(action, v3WithToken, token);
    expect(await sendRequest('POST', '/?CustSpaceId=cust-1', headers)).toMatchObject({ Code: 'OK' });
    const replay = await sendRequest('GET', v2Query(action, 'cust-1', 'JSON', v2WithToken, token));
    expect(replay).toMatchObject({ Code: 'SignatureNonceUsed' });
  });

  it('V2', async () => {
    const path = v2Query('QueryChatappBindWaba', 'cust-1', 'JSON', v2WithToken, token);
    expect(await sendRequest('GET', path)).toMatchObject({ Code: 'OK' });
  });

  it('V2, as the vendor’s SDK sends it', async () => {
    const path = v2Query('QueryChatappBindWaba', '', 'json', '+plUFJYSwgY4u+qpZkDUbbArGLc=', token);
    expect(await sendRequest('POST', path)).toMatchObject({ Code: 'OK' });
  });
});
