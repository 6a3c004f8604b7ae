import { request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../__fixtures__/accounts.js';
import {
  alibabaRequest,
  antgstRequest,
  awalRequest,
  bodyOf,
  metaRequest,
  nxcloudRequest,
  send,
} from '../__fixtures__/signed-requests.js';
import { type Fault, type ProviderId, type Sandbox, startSandbox } from '../index.js';
import { providerIds } from '../providers/index.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: { alibaba: 'none' } });
});
afterEach(() => sandbox.faults.clear());
afterEach(() => sandbox.requests.clear());
afterAll(() => sandbox.close());

const requests = {
  alibaba: () => alibabaRequest(accountOf(sandbox, 'alibaba', 'singapore')),
  awal: () => awalRequest(accountOf(sandbox, 'awal', 'riyadh')),
  nxcloud: () => nxcloudRequest(accountOf(sandbox, 'nxcloud', 'shenzhen')),
  antgst: () => antgstRequest(accountOf(sandbox, 'antgst', 'atlas')),
  meta: () => metaRequest(accountOf(sandbox, 'meta', 'oslo'), '/v25.0/10229012934000001/phone_numbers?limit=3'),
};
const request = (provider: keyof typeof requests = 'antgst') => send(requests[provider]());
/** Faults strike before the sandbox reads the credential. */
const bareRequest = (provider: ProviderId) => fetch(sandbox.baseUrls[provider]);
const antgst = (path: string) => send(antgstRequest(accountOf(sandbox, 'antgst', 'atlas'), path));

const bodyWith = async (provider: keyof typeof requests, ...faults: Fault[]) => {
  await sandbox.faults.set(...faults);
  return bodyOf(await request(provider));
};

describe('a replaced response', () => {
  // The tests of the other providers have their error formats.
  const errors: Partial<Record<ProviderId, object>> = {
    alibaba: { Code: 'ServiceUnavailable', Message: expect.any(String), RequestId: expect.any(String) },
    awal: { error: 'internal_error', message: expect.any(String), request_id: expect.any(String) },
    nxcloud: { code: 9001, data: null },
    antgst: { code: '503', msg: 'System error' },
    meta: { error: { code: 2, type: 'OAuthException', fbtrace_id: expect.any(String) } },
  };
  it.each(providerIds)('status: 503 with an error in the format of %s', async (provider) => {
    await sandbox.faults.set({ kind: 'status', status: 503 });
    const response = await bareRequest(provider);
    expect([response.status, await bodyOf(response)]).toMatchObject([503, errors[provider] ?? expect.any(Object)]);
  });

  it('status: 429 with Retry-After as written, or without', async () => {
    await sandbox.faults.set(
      { kind: 'status', status: 429, retryAfter: '7', times: 1 },
      { kind: 'status', status: 429, after: 1 },
    );
    const [first, second] = [await request(), await request()];
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
  });

  const inBody: Partial<Record<ProviderId, object>> = {
    alibaba: { Code: 'System.LimitControl' },
    awal: { status: false, error: 'validation_failed' },
    nxcloud: { code: 9001, data: null },
    antgst: { code: '500', msg: 'System error' },
    meta: { error: { code: 190 } },
  };
  it.each(providerIds)('error-in-body: HTTP 200 with an error in the format of %s', async (provider) => {
    await sandbox.faults.set({ kind: 'error-in-body' });
    const response = await bareRequest(provider);
    expect([response.status, await bodyOf(response)]).toMatchObject([200, inBody[provider] ?? expect.any(Object)]);
  });

  it('error-in-body: with a given code', async () => {
    expect(await bodyWith('alibaba', { kind: 'error-in-body', code: 'Product.Unsubscript' })).toMatchObject({
      Code: 'Product.Unsubscript',
      Message: 'You have not subscribed to the specified product.',
    });
    expect(await bodyWith('nxcloud', { kind: 'error-in-body', code: '-1' })).toMatchObject({ code: -1 });
  });

  it('html: a page with status 502 or another one', async () => {
    await sandbox.faults.set({ kind: 'html', times: 1 }, { kind: 'html', status: 200, after: 1 });
    const response = await request();
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<html>');
    expect((await request()).status).toBe(200);
  });

  it('redirect: to a host that does not exist, or to a chosen one', async () => {
    await sandbox.faults.set({ kind: 'redirect' });
    const response = await request();
    expect([response.status, response.headers.get('location')]).toEqual([302, 'http://elsewhere.invalid/']);
    await sandbox.faults.set({ kind: 'redirect', status: 307, location: sandbox.baseUrls.awal });
    const chosen = await request();
    expect([chosen.status, chosen.headers.get('location')]).toEqual([307, sandbox.baseUrls.awal]);
  });

  it('deep-json: valid, and as deep as requested', async () => {
    await sandbox.faults.set({ kind: 'deep-json', depth: 3 });
    expect(await (await request()).text()).toBe('[[[]]]');
    await sandbox.faults.set({ kind: 'deep-json' });
    expect((await (await request()).text()).length).toBe(200_000);
  });
});

describe('corrupted content', () => {
  it('wrong-types: the fields of the rows change type, the envelope does not', async () => {
    const body = await bodyWith('awal', { kind: 'wrong-types' });
    expect(body).toMatchObject({ status: true, data: { length: 8, 0: { id: '1', phone_number: 12, status: 9 } } });
  });

  it('wrong-types: the payload is a string', async () => {
    const fault: Fault = { kind: 'wrong-types', of: 'payload' };
    expect(await bodyWith('nxcloud', fault)).toMatchObject({ code: 0, data: expect.any(String) });
    expect(await bodyWith('alibaba', fault)).toMatchObject({ Code: 'OK', PhoneNumbers: expect.any(String) });
  });

  it('unknown-words: every vocabulary gets a new word, and nothing else changes', async () => {
    const plain = await bodyOf(await request('alibaba'));
    const body = await bodyWith('alibaba', { kind: 'unknown-words' });
    expect(body).toMatchObject({
      Code: 'OK',
      PhoneNumbers: [
        {
          PhoneNumber: '6581230001',
          VerifiedName: 'Lumen Lanterns',
          Status: 'ZZ_NEW_WORD',
          QualityRating: 'ZZ_NEW_WORD',
          MessagingLimitTier: 'ZZ_NEW_WORD',
          CodeVerificationStatus: 'ZZ_NEW_WORD',
          NameStatus: 'ZZ_NEW_WORD',
          IsOfficial: 'Y',
        },
        ...Array(13).fill({}),
      ],
    });
    expect(Object.keys(body)).toEqual(Object.keys(plain));
  });

  it('unknown-words: inside a WABA too', async () => {
    await sandbox.faults.set({ kind: 'unknown-words' });
    expect(await bodyOf(await antgst('/businessAccounts'))).toMatchObject({
      data: { 0: { accountReviewStatus: 'ZZ_NEW_WORD', businessPhoneNumbers: { 0: { status: 'ZZ_NEW_WORD' } } } },
    });
  });

  it('duplicate-row and odd-row: one more row at the end of the list', async () => {
    const id = '123456789012345001';
    const duplicate = await bodyWith('awal', { kind: 'duplicate-row' });
    expect(duplicate).toMatchObject({ data: { length: 9, 0: { phone_number_id: id }, 8: { phone_number_id: id } } });
    expect(await bodyWith('awal', { kind: 'odd-row' })).toMatchObject({ data: { length: 9, 8: 'not a row' } });
  });

  it('repeat-page: every page is the first page', async () => {
    await sandbox.faults.set({ kind: 'repeat-page' });
    const body = await bodyOf(await antgst('/businessPhoneNumber?pageNo=3'));
    expect(body).toMatchObject({ current: 1, pages: 3, data: { length: 10 } });
    expect(body).toHaveProperty('data[0].verifiedName', 'Atlas Outdoor');
  });
});

describe('corrupted bytes', () => {
  it('truncate: half of the JSON, with a head that agrees', async () => {
    await sandbox.faults.set({ kind: 'truncate' });
    const response = await request();
    const body = await response.text();
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
    expect(body).toMatch(/^\{"data":/);
    expect(() => JSON.parse(body)).toThrow(SyntaxError);
  });

  it('oversize: valid JSON after the given amount of white space, without Content-Length', async () => {
    const bytes = 2_500_000;
    await sandbox.faults.set({ kind: 'oversize', bytes });
    const response = await request();
    expect(response.headers.get('content-length')).toBeNull();
    const body = await response.text();
    expect(body.length).toBeGreaterThan(bytes);
    expect(body.trimStart().length).toBe(body.length - bytes);
    expect(JSON.parse(body)).toMatchObject({ total: 23 });
  });

  it('gzip: the original body, compressed', async () => {
    await sandbox.faults.set({ kind: 'gzip' });
    const response = await request();
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await bodyOf(response)).toMatchObject({ total: 23 });
  });

  it('gzip-bomb: small on the wire, large when inflated', async () => {
    const bytes = 32 * 1024 * 1024;
    await sandbox.faults.set({ kind: 'gzip-bomb', bytes });
    const { url, headers } = requests.antgst();
    const wire = await new Promise<Buffer>((resolve, reject) => {
      httpRequest(url, { headers, agent: false }, (response) => buffer(response).then(resolve, reject)).end();
    });
    expect(wire.length).toBeLessThan(bytes / 500);
    expect(gunzipSync(wire).length).toBe(bytes);
  });
});

describe('a fault strikes', () => {
  it('one provider, one call, one page', async () => {
    await sandbox.faults.set(
      { kind: 'status', status: 500, provider: 'nxcloud' },
      { kind: 'status', status: 501, call: 'businessAccounts' },
      { kind: 'status', status: 502, call: 'businessPhoneNumber', page: '2' },
    );
    const statuses = [
      await request('nxcloud'),
      await request('awal'),
      await antgst('/businessAccounts'),
      await antgst('/businessPhoneNumber'),
      await antgst('/businessPhoneNumber?pageNo=2'),
      await antgst('/businessPhoneNumber?pageNo=3'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([500, 200, 501, 200, 502, 200]);
  });

  it('after some requests, some times, and again once it is set again', async () => {
    const fault: Fault = { kind: 'status', status: 500, after: 1, times: 2 };
    for (const _ of [1, 2]) {
      await sandbox.faults.set(fault);
      const statuses = [await request(), await request(), await request(), await request()].map(({ status }) => status);
      expect(statuses).toEqual([200, 500, 500, 200]);
    }
  });

  it('together with others, and the log names them', async () => {
    const body = await bodyWith('antgst', { kind: 'unknown-words' }, { kind: 'odd-row' }, { kind: 'gzip' });
    expect(body).toMatchObject({ data: { 0: { status: 'ZZ_NEW_WORD' }, 10: 'not a row' } });
    expect(sandbox.requests.list()).toMatchObject([{ faults: ['unknown-words', 'odd-row', 'gzip'], status: 200 }]);
  });

  it('and the server still checks the credential', async () => {
    await sandbox.faults.set({ kind: 'unknown-words' });
    const account = { ...accountOf(sandbox, 'antgst', 'atlas'), accessToken: 'wrong' };
    expect((await send(antgstRequest(account))).status).toBe(401);
  });
});
