import { inspect } from 'node:util';
import { listingError } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountWith, apiKey, openAccount, serve } from './__fixtures__/account.js';

const message = 'Words of Bird.';
const key = ['apiKey'];
const url = ['baseUrl'];

it.each([
  [400, 'bad_request_error', 'rejected', undefined],
  [401, 'auth_error', 'auth', key],
  [402, 'billing_error', 'rejected', undefined],
  [403, 'permission_error', 'permission', key],
  [404, 'not_found_error', 'not-found', undefined],
  [409, 'conflict_error', 'rejected', undefined],
  [412, 'precondition_error', 'rejected', undefined],
  [413, 'payload_too_large_error', 'rejected', undefined],
  [421, 'misdirected_error', 'config', url],
  [422, 'validation_error', 'rejected', undefined],
  [429, 'rate_limit_error', 'rate-limit', undefined],
  [500, 'internal_error', 'unavailable', undefined],
  [501, 'not_implemented_error', 'unavailable', undefined],
  [503, 'service_unavailable_error', 'unavailable', undefined],
])('HTTP %i with %s causes the error %s', async (status, type, code, settings) => {
  const error = { type, code: 'E01001', message, request_id: 'req_1' };
  // Longer than the call may take.
  const headers = { 'retry-after': '600' };
  const { baseUrl } = await serve(() => ({ status, headers, body: { error } }));
  const failure = await listingError(await openAccount({ baseUrl }));
  const details = { status, upstreamCode: `${type}/E01001`, upstreamMessage: message, requestId: 'req_1' };
  expect(failure).toMatchObject({ code, details });
  expect(failure.details.settings).toEqual(settings);
});

it.each([
  ['authentication_failed', 401, 'auth'],
  ['permission_denied', 403, 'permission'],
  ['not_found', 404, 'not-found'],
])('%s with HTTP %i, without an envelope, causes the error %s', async (type, status, code) => {
  expect(await listingError(await accountWith({ type, message }, status))).toMatchObject({
    code,
    details: { upstreamCode: type, upstreamMessage: message },
  });
});

it('the type counts before the HTTP status', async () => {
  const error = { type: 'permission_error', message };
  for (const status of [200, 400, 401]) {
    expect(await listingError(await accountWith({ error }, status))).toMatchObject({ code: 'permission' });
  }
});

it('a rejected key names the page of the dashboard', async () => {
  const error = await listingError(await accountWith({ error: { type: 'auth_error', message } }, 401));
  expect(error.message).toContain('Settings, Security, Access keys');
});

it('the request ID of the header is used if the body has none', async () => {
  const headers = { 'x-request-id': 'req_header' };
  const { baseUrl } = await serve(() => ({ status: 403, headers, body: { error: { type: 'permission_error' } } }));
  expect(await listingError(await openAccount({ baseUrl }))).toMatchObject({ details: { requestId: 'req_header' } });
});

it('the key is in no error, even when Bird repeats it', async () => {
  const error = { type: 'auth_error', code: apiKey, message: `The key ${apiKey} is not valid` };
  const failure = await listingError(await accountWith({ error }, 401));
  expect(failure.details.upstreamMessage).toBe('The key [secret] is not valid');
  for (const shown of [inspect(failure), JSON.stringify(failure)]) expect(shown).not.toContain(apiKey);
});

it.each([{ data: null }, { data: {} }, {}, []])('a body of %j is bad-response and not an empty list', async (body) => {
  expect(await listingError(await accountWith(body))).toMatchObject({ code: 'bad-response' });
});

it('a host that cannot be reached names the setting that it comes from', async () => {
  const fetch = async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }) });
  };
  const error = await listingError(await openAccount({ apiKey: 'bk_zz9_token' }, fetch));
  expect(error).toMatchObject({ code: 'unavailable', details: { settings: key } });
});
