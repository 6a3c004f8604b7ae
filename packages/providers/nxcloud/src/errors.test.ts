import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountWith, credential, exchangesOf, openAccount, responses, serve } from './__fixtures__/account.js';

const phrase = 'words of the provider';

async function errorOf(...bodies: readonly unknown[]): Promise<ProviderError> {
  const account = await accountWith(responses(...bodies));
  return listingError(account);
}

it.each([
  [-1, 'unavailable', undefined],
  [1000, 'auth', ['accessKey', 'accessSecret']],
  [1001, 'rejected', ['baseUrl']],
  [1002, 'rejected', ['baseUrl']],
  [1003, 'auth', ['accessSecret', 'algorithm']],
  [1005, 'auth', ['accessKey']],
  [9000, 'config', ['appkey']],
  [9001, 'unavailable', undefined],
  [9002, 'rejected', undefined],
  [9006, 'rejected', ['appkey']],
  [9008, 'not-found', ['appkey']],
  [9010, 'permission', ['accessKey', 'appkey']],
  [4711, 'rejected', undefined],
  ['constructor', 'rejected', undefined],
])('code %s causes the error %s', async (code, expected, settings) => {
  const error = await errorOf({ code, message: phrase, data: null });
  expect(error.code).toBe(expected);
  expect(error.details).toMatchObject({ upstreamCode: String(code), upstreamMessage: phrase, status: 200 });
  expect(error.details.settings).toEqual(settings);
  expect(error.message).not.toContain(phrase);
  for (const shown of [inspect(error), JSON.stringify(error), String(error.stack)]) {
    expect(shown).not.toContain(credential.accessSecret);
  }
});

it('code 9007 of getPhone as well causes the error permission', async () => {
  const error = await errorOf({ code: 9007, message: phrase, data: null });
  expect(error.code).toBe('permission');
});

it.each([-1, 9001])('code %s is retried, and the second response counts', async (code) => {
  const failed = responses({ code, message: 'Request failed', data: null });
  const { baseUrl, received } = await serve([...failed, ...exchangesOf('phone-list.json')]);
  const account = await openAccount({ baseUrl });
  expect((await listAll(account, 'numbers')).items).toHaveLength(2);
  expect(received).toHaveLength(2);
});

it.each([1003, 9008])('code %s is not retried', async (code) => {
  const { baseUrl, received } = await serve(responses({ code, message: 'Rejected', data: null }));
  const account = await openAccount({ baseUrl });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: expect.any(String) });
  expect(received).toHaveLength(1);
});

const slowClock = Date.parse('2026-01-15T07:30:00Z');
const date = 'Thu, 15 Jan 2026 08:00:00 GMT';
const expired = { response: { status: 200, headers: { date }, body: { code: 1004, message: 'Expired', data: null } } };

it('code 1004 is retried once with the time of NXCloud, which later requests use', async () => {
  const { baseUrl, received } = await serve([expired, ...exchangesOf('phone-list.json')]);
  const account = await openAccount({ baseUrl }, () => slowClock);
  await listAll(account, 'numbers');
  await listAll(account, 'numbers');
  const right = String(Date.parse(date));
  expect(received.map(({ headers }) => headers.ts)).toEqual([String(slowClock), right, right]);
});

it('code 1004 for the second time causes the error clock-skew', async () => {
  const { baseUrl, received } = await serve([expired]);
  const account = await openAccount({ baseUrl }, () => slowClock);
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({
    code: 'clock-skew',
    message: expect.stringContaining('60 seconds'),
  });
  expect(received).toHaveLength(2);
});

it.each([
  [401, { code: 'unauthorized', message: phrase }, 'auth'],
  [404, { status: 404, error: 'Not Found' }, 'not-found'],
  [400, { code: 400, message: phrase }, 'rejected'],
  [403, { code: 9010, message: phrase, data: null }, 'permission'],
])('HTTP %i of a gateway with %j causes the error %s', async (status, body, expected) => {
  const account = await accountWith([{ response: { status, body } }]);
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: expected, details: { status } });
});

it('a response without a code is bad-response and not an empty list', async () => {
  const error = await errorOf({ data: [] });
  expect(error).toMatchObject({ code: 'bad-response', details: { paths: ['code'] } });
});

it('an abort rejects with the reason of the signal', async () => {
  const account = await accountWith(responses({ code: 0, data: [] }));
  const signal = AbortSignal.abort(new Error('no longer wanted'));
  await expect(listAll(account, 'numbers', { signal })).rejects.toBe(signal.reason);
});

it.each(['accessKey', 'accessSecret', 'appkey'])('the setting %s must not be missing', async (name) => {
  await expect(openAccount({ [name]: undefined })).rejects.toThrow();
});
