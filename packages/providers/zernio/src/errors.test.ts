import { inspect } from 'node:util';
import { listingError } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountWith, apiKey, openAccount, serve } from './__fixtures__/account.js';

const message = 'Words of Zernio.';
const key = ['apiKey'];

it.each([
  [400, 'invalid_request_error', 'rejected', undefined],
  [400, 'platform_error', 'rejected', undefined],
  [401, 'authentication_error', 'auth', key],
  [403, 'permission_error', 'permission', key],
  [404, 'not_found', 'not-found', undefined],
  [429, 'rate_limit_error', 'rate-limit', undefined],
  [500, 'api_error', 'unavailable', undefined],
])('HTTP %i with %s causes the error %s', async (status, type, code, settings) => {
  // Longer than the call may take.
  const headers = { 'retry-after': '600', 'x-request-id': 'req_1' };
  const { baseUrl } = await serve(() => ({ status, headers, body: { error: message, type, code: 'some_code' } }));
  const failure = await listingError(await openAccount({ baseUrl }));
  const details = { status, upstreamCode: `${type}/some_code`, upstreamMessage: message, requestId: 'req_1' };
  expect(failure).toMatchObject({ code, details });
  expect(failure.details.settings).toEqual(settings);
});

it.each([
  [400, 'rejected', undefined],
  [401, 'auth', key],
  [402, 'rejected', undefined],
  [403, 'permission', key],
  [404, 'not-found', undefined],
])('HTTP %i with only a sentence causes the error %s', async (status, code, settings) => {
  const failure = await listingError(await accountWith({ error: message }, status));
  expect(failure).toMatchObject({ code, details: { upstreamMessage: message } });
  expect(failure.details.settings).toEqual(settings);
});

it('the type counts before the HTTP status', async () => {
  for (const status of [200, 400, 403]) {
    const account = await accountWith({ error: message, type: 'authentication_error' }, status);
    expect(await listingError(account)).toMatchObject({ code: 'auth' });
  }
});

it('a rate limit is over at the time of X-RateLimit-Reset', async () => {
  const reset = Math.ceil(Date.now() / 1000) + 3_600;
  const headers = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
  const { baseUrl } = await serve(() => ({ status: 429, headers, body: { error: message, type: 'rate_limit_error' } }));
  const { details } = await listingError(await openAccount({ baseUrl }));
  expect(details.retryAfterMs).toBeGreaterThan(3_500_000);
  expect(details.retryAfterMs).toBeLessThanOrEqual(3_601_000);
});

it('the key is in no error, even when Zernio repeats it', async () => {
  const error = await listingError(await accountWith({ error: `The key ${apiKey} is not valid`, code: apiKey }, 401));
  expect(error.details.upstreamMessage).toBe('The key [secret] is not valid');
  for (const shown of [inspect(error), JSON.stringify(error)]) expect(shown).not.toContain(apiKey);
});

it.each([{ accounts: null }, { accounts: {} }, {}, []])(
  'a body of %j is bad-response and not an empty list',
  async (body) => {
    expect(await listingError(await accountWith(body))).toMatchObject({ code: 'bad-response' });
  },
);
