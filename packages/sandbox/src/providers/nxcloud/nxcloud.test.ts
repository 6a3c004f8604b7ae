import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf, type NxcloudCall, nxcloudRequest, send } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Sandbox, startSandbox } from '../../index.js';
import type { NxcloudDataShape, NxcloudFleet } from './model.js';

const start = Date.parse('2026-03-01T12:00:00.123Z');
let sandbox: Sandbox<'nxcloud'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['nxcloud'], now: () => start });
});
afterAll(() => sandbox.close());

async function sendRequest(name: string, call: NxcloudCall = {}) {
  const response = await send(nxcloudRequest(accountOf(sandbox, 'nxcloud', name), { at: start, ...call }));
  expect(response.status).toBe(200);
  return bodyOf(response);
}
const whatsapp = { appkey: 'sandbox-nx-app-ordinary', messaging_product: 'whatsapp' };

describe('phoneList', () => {
  it('lists rows with their WABA for an integrator', async () => {
    const body = await sendRequest('shenzhen');
    expect(body).toMatchObject({ code: 0, message: 'Request successful', data: { length: 15 } });
    expect(body).toHaveProperty('data[0].waba_id', '116961000000086401');
    expect(body).toHaveProperty('data[0].current_limit', '');
  });

  it('accepts md5 and sha256, and a clock that is up to a minute off', async () => {
    expect(await sendRequest('shenzhen', { algorithm: 'sha256' })).toMatchObject({ code: 0 });
    expect(await sendRequest('shenzhen', { at: start - 60_000 })).toMatchObject({ code: 0 });
    expect(await sendRequest('shenzhen', { at: start + 60_000 })).toMatchObject({ code: 0 });
  });

  it.each<[string, number, NxcloudCall, string?]>([
    ['without a common header', 1001, { headers: { bizType: undefined } }],
    ['for another business type', 1002, { headers: { bizType: '1' } }],
    ['for another action than the address', 1002, { headers: { action: 'getPhone' } }],
    ['that is not declared as JSON', 1002, { headers: { 'content-type': 'text/plain' } }],
    ['with a body that is not an object', 1002, { body: ['appkey'] }],
    ['with an unknown algorithm', 1002, { headers: { algorithm: 'sha1' } }],
    ['with a wrong signature', 1003, { headers: { sign: '6e9506557d1f289501d333ee2c365826' } }],
    ['signed with the other algorithm', 1003, { algorithm: 'sha256', headers: { algorithm: 'md5' } }],
    ['too late', 1004, { at: start - 60_001 }],
    ['too early', 1004, { at: start + 60_001 }],
    ['with seconds', 1004, { at: Math.floor(start / 1000) }],
    ['with an unknown access key', 1005, { headers: { accessKey: 'unknown' } }],
    ['without appkey', 9000, { body: {} }],
    ['from an ordinary customer', 9007, {}, 'guangzhou'],
    ['for an unknown application', 9008, { body: { appkey: 'nothing' } }],
    ['for the application of another customer', 9010, { body: whatsapp }],
  ])('rejects a request %s with %i', async (_, code, call, name = 'shenzhen') => {
    const body = await sendRequest(name, call);
    expect(body).toEqual({ code, message: expect.any(String), data: null });
  });

  it('is POST only', async () => {
    expect((await fetch(`${sandbox.baseUrls.nxcloud}/api/wa/integrator/embedded/register/phoneList`)).status).toBe(405);
    expect((await fetch(`${sandbox.baseUrls.nxcloud}/api/wa`)).status).toBe(404);
  });
});

describe('getPhone', () => {
  it('returns a map of numbers without WABA to an ordinary customer', async () => {
    const body = await sendRequest('guangzhou', { action: 'getPhone' });
    expect(body).toMatchObject({ code: 0, data: { '8613900000041': { length: 1 } } });
    expect(body).toHaveProperty('data.8613900000041[0].display_phone_number', '+86 139 0000 0041');
    expect(body).not.toHaveProperty('data.8613900000041[0].waba_id');
    expect(body).not.toHaveProperty('data.8613900000041[0].register_status');
  });

  it('filters by the requested numbers', async () => {
    const body = await sendRequest('guangzhou', {
      action: 'getPhone',
      body: { ...whatsapp, business_phones: '8613900000042' },
    });
    expect(Object.keys(body.data ?? {})).toEqual(['8613900000042']);
  });

  it.each<[string, number, unknown]>([
    ['without the product', 9000, { appkey: whatsapp.appkey }],
    ['for text that is not a WhatsApp number', 9002, { ...whatsapp, business_phones: '8613900000041,123' }],
    ['for a number of another application', 9006, { ...whatsapp, business_phones: '8613900000031' }],
  ])('rejects a request %s with %i', async (_, code, body) => {
    expect(await sendRequest('guangzhou', { action: 'getPhone', body })).toMatchObject({ code, data: null });
  });

  it.each<[NxcloudDataShape, unknown]>([
    ['array', { length: 3 }],
    ['business_phones', { business_phones: { length: 3 } }],
    ['map', { '8613900000041': [{ verified_name: '木棉快递' }] }],
    ['object', { verified_name: '木棉快递' }],
    ['null', null],
  ])('can respond in the documented shape %s', async (getPhone, data) => {
    const fleet: NxcloudFleet = defaultFleet.nxcloud.map((app) => ({ ...app, dataShape: { getPhone } }));
    const other = await startSandbox({ providers: ['nxcloud'], fleet: { nxcloud: fleet } });
    const request = nxcloudRequest(accountOf(other, 'nxcloud', 'guangzhou'), { action: 'getPhone' });
    expect(await bodyOf(await send(request))).toMatchObject({ code: 0, data });
    await other.close();
  });
});

it('verifies a signature over the documented example body', async () => {
  const [app] = defaultFleet.nxcloud;
  if (!app) throw new Error('The default fleet has no application.');
  const key = { accessKey: 'fme2na3kdi3ki', accessSecret: 'abciiiko2k3', appkey: 'jh42xxxd434' };
  const now = () => 1655710885431;
  const other = await startSandbox({ providers: ['nxcloud'], now, fleet: { nxcloud: [{ ...app, ...key }] } });
  const signatures = {
    md5: '601d17eabbb585bd169d2cda84c953fd',
    sha256: '4224c960d37f63c9e9704bd603ef6c61a040a84d22cdde6b39b7c42a94fb63e0',
  };
  for (const [algorithm, sign] of Object.entries(signatures)) {
    const account = { ...key, baseUrl: other.baseUrls.nxcloud };
    const body = { appkey: key.appkey };
    const request = nxcloudRequest(account, { at: now(), body, headers: { sign, algorithm } });
    expect(await bodyOf(await send(request))).toMatchObject({ code: 0 });
  }
  await other.close();
});
