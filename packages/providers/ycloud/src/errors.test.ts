import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { apiKey, openAccount, pageOf, serve } from './__fixtures__/account.js';

/** The error of an account that gets this response. Its key must not be in it. */
async function errorFrom(response: RecordedResponse): Promise<ProviderError> {
  // Longer than the call may take.
  const headers = { 'retry-after': '3600', ...response.headers };
  const { baseUrl } = await serve(() => ({ ...response, headers }));
  const error = await listingError(await openAccount({ baseUrl }));
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(apiKey);
  return error;
}

const body = (status: number, code: string) => ({
  error: { status, code, message: 'Words of YCloud.', target: 'limit', requestId: '6f0b7b1c' },
});

it.each([
  [401, 'UNAUTHORIZED', 'auth', ['apiKey']],
  [403, 'FORBIDDEN', 'permission', ['apiKey']],
  [403, 'ACCOUNT_LIMITED', 'permission', ['apiKey']],
  [403, 'ACCOUNT_UNAVAILABLE', 'permission', ['apiKey']],
  [403, 'BALANCE_INSUFFICIENT', 'permission', ['apiKey']],
  [403, 'WHATSAPP_PHONE_NUMBER_UNAVAILABLE', 'permission', ['apiKey']],
  [404, 'NOT_FOUND', 'not-found', undefined],
  [400, 'PARAM_INVALID', 'rejected', undefined],
  [400, 'PARAM_MISSING', 'rejected', undefined],
  [400, 'PARAM_INVALID_LENGTH', 'rejected', undefined],
  [400, 'PARAM_NOT_MATCH', 'rejected', undefined],
  [400, 'BAD_REQUEST', 'rejected', undefined],
  [409, 'ALREADY_EXISTS', 'rejected', undefined],
  [413, 'CONTENT_TOO_LARGE', 'rejected', undefined],
  [429, 'TOO_MANY_REQUESTS', 'rate-limit', undefined],
  [429, 'ACCOUNT_RATE_LIMITED', 'rate-limit', undefined],
  [429, 'SENDER_RATE_LIMITED', 'rate-limit', undefined],
  [500, 'INTERNAL_SERVER_ERROR', 'unavailable', undefined],
  [503, 'SERVICE_UNAVAILABLE', 'unavailable', undefined],
])('HTTP %i with %s is %s', async (status, upstreamCode, code, settings) => {
  const error = await errorFrom({ status, body: body(status, upstreamCode) });
  expect(error).toMatchObject({
    code,
    details: { status, upstreamCode, upstreamMessage: 'Words of YCloud.', requestId: '6f0b7b1c' },
  });
  expect(error.details.settings).toEqual(settings);
});

it('the code counts before the status, and the status in the body before that of the response', async () => {
  expect(await errorFrom({ status: 400, body: body(400, 'UNAUTHORIZED') })).toMatchObject({ code: 'auth' });
  expect(await errorFrom({ status: 200, body: body(503, 'SERVICE_UNAVAILABLE') })).toMatchObject({
    code: 'unavailable',
  });
  expect(await errorFrom({ status: 403, body: body(0, 'NEW') })).toMatchObject({ code: 'permission' });
});

it('an error without a body, or in another form, has the meaning of its status', async () => {
  for (const other of ['Forbidden', {}, { error: 'Forbidden' }, { error: { code: { odd: true } } }]) {
    expect(await errorFrom({ status: 403, body: other })).toMatchObject({
      code: 'permission',
      details: { settings: ['apiKey'] },
    });
  }
});

it('access denied names the IP whitelist, and a wrong key the page of the console', async () => {
  expect((await errorFrom({ status: 403, body: body(403, 'FORBIDDEN') })).message).toContain('IP whitelist');
  const { message } = await errorFrom({ status: 401, body: body(401, 'UNAUTHORIZED') });
  expect(message).toContain('YCloud console, Developers, API keys');
});

it('a request that exceeds the limit is repeated after Retry-After', async () => {
  const { baseUrl, received } = await serve((_, index) =>
    index === 0
      ? { status: 429, headers: { 'retry-after': '0' }, body: body(429, 'TOO_MANY_REQUESTS') }
      : pageOf([{ id: '1' }]),
  );
  expect((await listAll(await openAccount({ baseUrl }), 'wabas')).items).toHaveLength(1);
  expect(received).toHaveLength(2);
});

it('the key is hidden in the words of YCloud', async () => {
  const message = `The key ${apiKey} is not valid.`;
  const error = await errorFrom({ status: 401, body: { error: { status: 401, code: 'UNAUTHORIZED', message } } });
  expect(error.details.upstreamMessage).toBe('The key [secret] is not valid.');
});
