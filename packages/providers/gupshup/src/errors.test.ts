import { inspect } from 'node:util';
import { listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { clientSecret, open, serve } from './__fixtures__/account.js';

/** More than a call has time for, so that what may be repeated is not. */
const headers = { 'retry-after': '3600' };

function rejected(status: number, message: string, more: object = {}): RecordedResponse {
  return { status, headers, body: { status: 'error', message }, ...more };
}

async function errorAt(call: string, response: RecordedResponse) {
  const { baseUrl } = await serve({ [call]: response });
  return listingError(await open({ baseUrl }));
}

describe.each(['login', 'partnerApps', 'token'])('an error of %s', (call) => {
  it.each([
    [401, 'Authentication Failed', 'auth', ['email', 'clientSecret']],
    [400, 'Authentication Failed', 'auth', ['email', 'clientSecret']],
    [403, 'Unauthorized Access', 'permission', ['appIds']],
    [403, 'Forbidden Access', 'permission', ['appIds']],
    [400, 'Something else', 'rejected', undefined],
    [429, 'Too Many Requests', 'rate-limit', undefined],
    [500, 'Internal Server Error', 'unavailable', undefined],
  ])('HTTP %i %s is %s', async (status, message, code, settings) => {
    const error = await errorAt(call, rejected(status, message));
    expect(error).toMatchObject({ code, details: { status, upstreamMessage: message } });
    expect(error.details.settings).toEqual(settings);
  });

  it('may have its text in data, and HTTP 200', async () => {
    const body = { status: 'error', data: 'Words.' };
    expect(await errorAt(call, { status: 200, headers, body })).toMatchObject({
      code: 'rejected',
      details: { upstreamMessage: 'Words.' },
    });
  });
});

describe('an error of waba/info', () => {
  it.each([
    [401, 'Authentication Failed', 'auth', ['appTokens']],
    [400, 'App is not live.', 'rejected', undefined],
    [429, 'Too Many Requests', 'rate-limit', undefined],
    [500, 'Internal Server Error', 'unavailable', undefined],
  ])('HTTP %i %s is %s, if no app can be read', async (status, message, code, settings) => {
    const error = await errorAt('info', rejected(status, message));
    expect(error).toMatchObject({ code, details: { status, upstreamMessage: message } });
    expect(error.details.settings).toEqual(settings);
  });
});

it.each([
  ['login', 60_000],
  ['partnerApps', 1_000],
  ['info', 60_000],
])('429 of %s, which names no wait, waits %i ms', async (call, retryAfterMs) => {
  const { baseUrl } = await serve({ [call]: { status: 429, body: { status: 'error', message: 'Too Many Requests' } } });
  const error = await listingError(await open({ baseUrl, timeoutMs: 500 }));
  expect(error).toMatchObject({ code: 'rate-limit', details: { retryAfterMs, attempts: 1 } });
});

it('the message for a wrong secret names the page of the portal, and never the secret', async () => {
  const error = await errorAt('login', rejected(401, `The secret ${clientSecret} is wrong`));
  expect(error.message).toContain('Partner portal, Settings, API client details');
  expect(error.details.upstreamMessage).toBe('The secret [secret] is wrong');
  expect(inspect(error) + JSON.stringify(error)).not.toContain(clientSecret);
});

it.each([{ status: 'success' }, { status: 'success', partnerAppsList: null }, {}, []])(
  '%j is never an empty list of apps',
  async (body) => {
    expect(await errorAt('partnerApps', { status: 200, body })).toMatchObject({ code: 'bad-response' });
  },
);
