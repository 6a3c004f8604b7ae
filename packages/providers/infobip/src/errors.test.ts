import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { apiKey, open, serve } from './__fixtures__/account.js';

/** The error that a listing ends with. It is asserted to show no secret. */
async function errorFrom(response: RecordedResponse): Promise<ProviderError> {
  const { baseUrl } = await serve(() => ({ headers: { 'retry-after': '3600' }, ...response }));
  const error = await listingError(await open({ baseUrl }));
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain(apiKey);
  return error;
}

const exception = (messageId: string | undefined, text = `Said ${apiKey}.`) => ({
  requestError: { serviceException: { messageId, text } },
});

describe('documented errors', () => {
  it.each([
    [401, 'UNAUTHORIZED', 'auth', ['apiKey', 'baseUrl']],
    [403, 'FORBIDDEN', 'permission', ['apiKey']],
    [400, 'BAD_REQUEST', 'rejected', ['senders']],
    [429, 'TOO_MANY_REQUESTS', 'rate-limit', undefined],
    [500, 'GENERAL_ERROR', 'unavailable', undefined],
    // The code takes precedence over the status.
    [400, 'UNAUTHORIZED', 'auth', ['apiKey', 'baseUrl']],
    [200, 'FORBIDDEN', 'permission', ['apiKey']],
    [400, 'SOMETHING_NEW', 'rejected', undefined],
    [401, undefined, 'auth', ['apiKey']],
  ])('HTTP %d %s is %s', async (status, messageId, code, settings) => {
    const error = await errorFrom({ status, body: exception(messageId) });
    expect(error).toMatchObject({ code, details: { upstreamMessage: expect.stringContaining('Said') } });
    expect(error.details.upstreamCode).toBe(messageId);
    expect(error.details.settings).toEqual(settings);
  });

  it.each([
    [401, 'auth'],
    [403, 'permission'],
    [400, 'rejected'],
    [404, 'not-found'],
    [429, 'rate-limit'],
    [500, 'unavailable'],
  ])('HTTP %d in the other format is %s', async (status, code) => {
    const body = { errorCode: `E${status}`, description: 'Said so.', action: 'Do it.', violations: [], resources: [] };
    const error = await errorFrom({ status, body });
    expect(error).toMatchObject({ code, details: { upstreamCode: `E${status}`, upstreamMessage: 'Said so.' } });
  });

  it('name the page of the portal and the scopes', async () => {
    const { message } = await errorFrom({ status: 403, body: exception('FORBIDDEN') });
    expect(message).toContain('whatsapp:manage');
    expect(message).toContain('numbers:manage');
    expect(message).toContain('Infobip portal, Developer Tools, API keys');
  });

  it.each(['<ApiException><requestError/></ApiException>', { requestError: { serviceException: null } }])(
    'have the meaning of their status with the body %j',
    async (body) => {
      expect(await errorFrom({ status: 401, body })).toMatchObject({ code: 'auth' });
    },
  );
});

it.each([{ results: null }, { results: {} }, {}, []])('never takes %j for an empty list', async (body) => {
  expect(await errorFrom({ status: 200, body })).toMatchObject({ code: 'bad-response' });
});
