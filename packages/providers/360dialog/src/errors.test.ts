import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { apiKey, openAccount, partnerId, serve } from './__fixtures__/account.js';

/** The error of an account that gets this response. Its key must not be in it. */
async function errorFrom(response: RecordedResponse, settings: object = {}): Promise<ProviderError> {
  // Longer than the call may take.
  const headers = { 'retry-after': '3600', ...response.headers };
  const { baseUrl } = await serve(() => ({ ...response, headers }));
  const error = await listingError(await openAccount({ baseUrl, ...settings }));
  expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain(apiKey);
  return error;
}

const own = (http_code: number, developer_message: string) => ({
  meta: { success: false, http_code, developer_message },
});
const older = (httpCode: number, developerMessage: string) => ({
  meta: { success: false, httpCode, developerMessage },
});

describe('errors of a partner', () => {
  it.each([
    [401, 'Invalid api key', 'auth', ['apiKey']],
    [403, 'Permission denied for partner', 'permission', ['partnerId', 'apiKey']],
    [404, 'Not found', 'not-found', ['partnerId', 'baseUrl']],
    [400, 'Wrong payload', 'rejected', undefined],
    [429, 'Too many requests', 'rate-limit', undefined],
    [500, 'Internal server error', 'unavailable', undefined],
  ])('HTTP %i with "%s" is %s', async (status, words, code, settings) => {
    for (const body of [own(status, words), older(status, words)]) {
      const error = await errorFrom({ status, body }, { partnerId });
      expect(error).toMatchObject({ code, details: { status, upstreamMessage: words } });
      expect(error.details.settings).toEqual(settings);
    }
  });
});

describe('errors of one number', () => {
  it.each([
    [400, 'Rate limit exceeded', 'rate-limit'],
    [400, 'The limit of 80 requests was reached', 'rate-limit'],
    [400, 'API disabled', 'permission'],
    [400, 'Unpaid invoices', 'permission'],
    [401, 'Invalid api key', 'auth'],
    [403, 'Endpoint blocked', 'permission'],
    [500, 'Internal server error', 'unavailable'],
    [502, 'Upstream not available', 'unavailable'],
  ])('HTTP %i with "%s" is %s', async (status, words, code) => {
    expect(await errorFrom({ status, body: own(status, words) })).toMatchObject({
      code,
      details: { status, upstreamMessage: words },
    });
  });

  it('of Meta keep the code and the ID of the request', async () => {
    const error = { code: 190, message: 'Session has expired', fbtrace_id: 'Atrace' };
    expect(await errorFrom({ status: 401, body: { error } })).toMatchObject({
      code: 'auth',
      details: { upstreamCode: '190', upstreamMessage: 'Session has expired', requestId: 'Atrace' },
    });
  });
});

it('the HTTP status counts, not the status in the body, except in HTTP 200', async () => {
  expect(await errorFrom({ status: 401, body: older(404, 'Invalid api key') })).toMatchObject({ code: 'auth' });
  expect(await errorFrom({ status: 200, body: own(500, 'Internal error') })).toMatchObject({ code: 'unavailable' });
});

it('errors of OAuth have a sentence, too', async () => {
  const body = { error: 'invalid_token', error_description: 'The token is not valid.' };
  expect(await errorFrom({ status: 401, body })).toMatchObject({
    code: 'auth',
    details: { upstreamMessage: 'The token is not valid.', settings: ['apiKey'] },
  });
});

it('sentences name the page of the console', async () => {
  expect((await errorFrom({ status: 401, body: own(401, 'No') })).message).toContain('360dialog Hub, Channels');
  const { message } = await errorFrom({ status: 403, body: own(403, 'No') }, { partnerId });
  expect(message).toContain('Partner Hub, Integration');
});

it('a partner ID with other characters is rejected before a request', async () => {
  await expect(openAccount({ partnerId: '../clients' })).rejects.toMatchObject({
    code: 'config',
    message: expect.stringMatching(/partnerId.* must be an ID of letters and digits/),
  });
});
