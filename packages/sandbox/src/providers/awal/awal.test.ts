import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { awalRequest, bodyOf, send } from '../../__fixtures__/signed-requests.js';
import { type Sandbox, startSandbox } from '../../index.js';

const start = Date.parse('2026-03-01T12:00:00Z');
let sandbox: Sandbox<'awal'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['awal'], now: () => start, rateLimits: { awal: 'none' } });
});
afterAll(() => sandbox.close());

type Call = NonNullable<Parameters<typeof awalRequest>[1]>;

function sendRequest(name: string, call: Call = {}) {
  return send(awalRequest(accountOf(sandbox, 'awal', name), { at: start, ...call }));
}

describe('the list of a workspace', () => {
  it('has the documented envelope and rows', async () => {
    const response = await sendRequest('riyadh');
    expect(response.status).toBe(200);
    const body = await bodyOf(response);
    expect(body).toMatchObject({ status: true, data: { length: 8 } });
    expect(body).toHaveProperty('data[0].phone_number_id', '123456789012345001');
  });

  it('is 404 if no number is connected; an unknown address is 404 with another code', async () => {
    const empty = await sendRequest('amman');
    expect(empty.status).toBe(404);
    expect(await bodyOf(empty)).toMatchObject({ error: 'resource_not_found', message: 'No connected numbers.' });
    const unknown = await sendRequest('riyadh', { path: '/phone-numbers' });
    expect(unknown.status).toBe(404);
    expect(await bodyOf(unknown)).toMatchObject({ error: 'not_found' });
  });

  it('accepts only the form of the path that the workspace signs', async () => {
    const full = { signedPath: '/api/developer/waba-numbers' };
    expect((await sendRequest('dubai', full)).status).toBe(200);
    expect((await sendRequest('dubai')).status).toBe(401);
    expect((await sendRequest('riyadh', full)).status).toBe(401);
  });

  it('signs the query with its question mark', async () => {
    const path = '/waba-numbers?page=1';
    expect((await sendRequest('riyadh', { path })).status).toBe(200);
    expect((await sendRequest('riyadh', { path, signedPath: '/waba-numberspage=1' })).status).toBe(401);
  });

  it('accepts clocks up to five minutes off, either way', async () => {
    expect((await sendRequest('riyadh', { at: start - 300_000 })).status).toBe(200);
    expect((await sendRequest('riyadh', { at: start + 300_000 })).status).toBe(200);
  });
});

describe('a request fails', () => {
  it.each<[string, number, string, Call]>([
    ['without a required header', 400, 'missing_headers', { headers: { 'x-domain': undefined } }],
    ['without a signature', 400, 'missing_headers', { headers: { 'x-awal-signature-256': undefined } }],
    ['for anything but JSON', 400, 'validation_failed', { headers: { accept: 'text/html' } }],
    ['for a version that does not exist', 400, 'validation_failed', { headers: { 'x-api-version': 'v9' } }],
    ['from an unknown client', 401, 'authentication_failed', { headers: { 'x-client-id': 'unknown' } }],
    ['for the domain of another client', 401, 'authentication_failed', { headers: { 'x-domain': 'dune-cycles' } }],
    ['with a wrong signature', 401, 'authentication_failed', { signedPath: '/else' }],
    ['with milliseconds', 401, 'authentication_failed', { headers: { 'x-timestamp': String(start) } }],
    ['too late', 401, 'authentication_failed', { at: start - 301_000 }],
    ['too early', 401, 'authentication_failed', { at: start + 301_000 }],
  ])('%s: %i %s', async (_, status, error, call) => {
    const response = await sendRequest('riyadh', call);
    expect(response.status).toBe(status);
    const body = await bodyOf(response);
    expect(body).toMatchObject({ error, message: expect.any(String), request_id: expect.any(String) });
    expect(body).not.toHaveProperty('status');
  });
});

it('verifies the signature of the documented code, made with a pinned timestamp', async () => {
  const account = { clientId: 'your-client-id', hmacSecret: 'your-hmac-secret', domain: 'your-workspace' };
  const other = await startSandbox({
    providers: ['awal'],
    now: () => 1_704_124_800_000,
    fleet: {
      awal: [
        { ...account, account: 'relative', numbers: [] },
        { ...account, account: 'full', clientId: 'full', signingPath: 'full', numbers: [] },
      ],
    },
  });
  const statusOf = async (clientId: string, hex: string) => {
    const request = awalRequest({ ...account, baseUrl: other.baseUrls.awal, clientId }, { at: 1_704_124_800_000 });
    const headers = { ...request.headers, 'x-awal-signature-256': `sha256=${hex}` };
    return (await send({ ...request, headers })).status;
  };
  const relative = 'f90b85acf2d2a0d679eb8a4d15824a3517e3b15f1354d22c41f35369813151d9';
  const full = 'fb1078697260a433847d2d2bd31985bfb949dbdf295beef86f156345fd3f5c40';
  expect(await statusOf('your-client-id', relative)).toBe(404);
  expect(await statusOf('your-client-id', full)).toBe(401);
  expect(await statusOf('full', full)).toBe(404);
  await other.close();
});
