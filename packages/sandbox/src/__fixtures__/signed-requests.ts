import { createHash, createHmac } from 'node:crypto';
import { isJsonMap, type JsonMap, parseJson } from '../json.js';

// A second implementation of the documented signatures, so that the tests do not sign with the code under test.

export interface TestRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

type Changes = { readonly headers?: Record<string, string | undefined>; readonly at?: number };

/** The body of a response, which must be an object. */
export async function bodyOf(response: Response): Promise<JsonMap> {
  const body = parseJson(await response.text());
  if (!isJsonMap(body)) throw new Error('The body is not a JSON object.');
  return body;
}

export function send({ url, ...init }: TestRequest, signal?: AbortSignal): Promise<Response> {
  return fetch(url, { ...init, ...(signal && { signal }), redirect: 'manual' });
}

/** `changes.headers` are applied after signing. `undefined` removes a header. */
function changed(request: TestRequest, { headers = {} }: Changes): TestRequest {
  const all = Object.entries({ ...request.headers, ...headers });
  return { ...request, headers: Object.fromEntries(all.flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))) };
}

let nonces = 0;

export interface AlibabaCall extends Changes {
  readonly action?: string;
  readonly version?: string;
  readonly query?: Record<string, string>;
  readonly nonce?: string;
  readonly method?: string;
  readonly signed?: Record<string, string>;
  readonly host?: string;
}

interface AlibabaKey {
  readonly baseUrl: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly custSpaceId?: string;
}

export function alibabaRequest(account: AlibabaKey, call: AlibabaCall = {}): TestRequest {
  const { action = 'QueryChatappPhoneNumbers', version = '2020-06-06', method = 'POST', at = Date.now() } = call;
  const query: Record<string, string> = {
    ...(account.custSpaceId && { CustSpaceId: account.custSpaceId }),
    ...call.query,
  };
  const encode = encodeURIComponent;
  const canonical = Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&');
  const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const headers: Record<string, string> = {
    host: call.host ?? new URL(account.baseUrl).host,
    'x-acs-action': action,
    'x-acs-content-sha256': emptyHash,
    'x-acs-date': new Date(at).toISOString().replace(/\.\d+Z/, 'Z'),
    'x-acs-signature-nonce': call.nonce ?? `nonce-${++nonces}`,
    'x-acs-version': version,
    ...(account.securityToken && { 'x-acs-security-token': account.securityToken }),
    ...call.signed,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const text = `${method}\n/\n${canonical}\n${lines}\n${names.join(';')}\n${emptyHash}`;
  const digest = createHash('sha256').update(text).digest('hex');
  const signature = createHmac('sha256', account.accessKeySecret).update(`ACS3-HMAC-SHA256\n${digest}`).digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${account.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const url = `${account.baseUrl}/${canonical && `?${canonical}`}`;
  return changed({ url, method, headers: { ...headers, authorization } }, call);
}

interface AwalAccount {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly hmacSecret: string;
  readonly domain: string;
}

export function awalRequest(
  account: AwalAccount,
  call: Changes & { readonly path?: string; readonly signedPath?: string } = {},
): TestRequest {
  const { at = Date.now(), path = '/waba-numbers' } = call;
  const timestamp = String(Math.floor(at / 1000));
  const hmac = createHmac('sha256', account.hmacSecret)
    .update(`GET${call.signedPath ?? path}${timestamp}`)
    .digest('hex');
  const headers = {
    accept: 'application/json',
    'x-awal-signature-256': `sha256=${hmac}`,
    'x-timestamp': timestamp,
    'x-domain': account.domain,
    'x-client-id': account.clientId,
  };
  return changed({ url: account.baseUrl + path, method: 'GET', headers }, call);
}

interface NxcloudAccount {
  readonly baseUrl: string;
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly appkey: string;
}

export interface NxcloudCall extends Changes {
  readonly action?: 'phoneList' | 'getPhone';
  readonly body?: unknown;
  readonly algorithm?: 'md5' | 'sha256';
}

export function nxcloudRequest(account: NxcloudAccount, call: NxcloudCall = {}): TestRequest {
  const { action = 'phoneList', at = Date.now(), algorithm } = call;
  const body = JSON.stringify(call.body ?? { appkey: account.appkey, messaging_product: 'whatsapp' });
  const { accessKey, accessSecret } = account;
  const raw = `accessKey=${accessKey}&action=${action}&bizType=2&ts=${at}&body=${body}&accessSecret=${accessSecret}`;
  const sign = createHash(algorithm ?? 'md5')
    .update(raw, 'utf8')
    .digest('hex');
  const headers = { accessKey, action, bizType: '2', ts: String(at), sign, 'content-type': 'application/json' };
  const path = action === 'phoneList' ? '/api/wa/integrator/embedded/register/phoneList' : '/api/wa/getPhone';
  const request = { url: account.baseUrl + path, method: 'POST', headers, body };
  return changed(request, { headers: { algorithm, ...call.headers } });
}

export function metaRequest(
  account: { readonly baseUrl: string; readonly accessToken: string },
  path: string,
  call: Changes = {},
): TestRequest {
  const headers = { authorization: `Bearer ${account.accessToken}` };
  return changed({ url: account.baseUrl + path, method: 'GET', headers }, call);
}

export function antgstRequest(
  account: { readonly baseUrl: string; readonly accessToken: string },
  path = '/businessPhoneNumber',
  call: Changes = {},
): TestRequest {
  const headers = { authorization: `Bearer ${account.accessToken}` };
  return changed({ url: account.baseUrl + path, method: 'GET', headers }, call);
}
