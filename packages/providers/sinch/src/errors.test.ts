import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, open, serve } from './__fixtures__/account.js';

/** The error that a list of WABAs ends with. `at` is the path that has the response. It is asserted to show no secret. */
async function errorFrom(at: RegExp, response: RecordedResponse): Promise<ProviderError> {
  const { baseUrl } = await serve(({ path }) => {
    if (at.test(path)) return { headers: { 'retry-after': '3600' }, ...response };
    return { status: 200, body: { access_token: 'a-token' } };
  });
  const error = await listingError(await open({ baseUrl }), 'wabas');
  expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain(credential.keySecret);
  return error;
}

describe('documented errors', () => {
  it.each([
    [401, 'unauthorized_error', 'auth', ['projectId', 'keyId']],
    [409, 'account_data_is_corrupt', 'rejected', undefined],
    [500, 'internal_error', 'unavailable', undefined],
    [400, 'invalid_page_token', 'rejected', undefined],
    [403, 'something_new', 'permission', ['keyId', 'keySecret']],
    // The code takes precedence over the status.
    [500, 'unauthorized_error', 'auth', ['projectId', 'keyId']],
  ])('of the API, HTTP %d %s, are %s', async (status, errorCode, code, settings) => {
    const body = { errorCode, message: `Said ${credential.keySecret}.`, resolution: 'Do it.' };
    const error = await errorFrom(/whatsapp$/, { status, body });
    expect(error).toMatchObject({ code, details: { upstreamCode: errorCode } });
    expect(error.details.settings).toEqual(settings);
  });

  it.each([
    [401, 'invalid_client', 'auth', ['keyId', 'keySecret']],
    [400, 'unauthorized_client', 'auth', ['keyId', 'keySecret']],
    [400, 'unsupported_grant_type', 'rejected', undefined],
  ])('of the token endpoint, HTTP %d %s, are %s', async (status, word, code, settings) => {
    const error = await errorFrom(/token$/, { status, body: { error: word, error_description: 'Said so.' } });
    expect(error).toMatchObject({ code, details: { upstreamCode: word, upstreamMessage: 'Said so.' } });
    expect(error.details.settings).toEqual(settings);
  });

  it('name the page of the dashboard', async () => {
    const { message } = await errorFrom(/token$/, { status: 401, body: { error: 'invalid_client' } });
    expect(message).toContain('Sinch dashboard, Settings, Access keys');
  });
});

describe('a project without WhatsApp', () => {
  it.each([
    ['numbers', 400, 'project_not_initialized'],
    ['wabas', 404, 'account_not_found'],
  ] as const)('has no %s, with a warning', async (what, status, errorCode) => {
    const { baseUrl } = await serve(({ path }) => {
      if (path === '/oauth2/token') return { status: 200, body: { access_token: 'a-token' } };
      return { status, body: { errorCode, message: 'Said so.', resolution: '' } };
    });
    expect(await listAll(await open({ baseUrl }), what)).toEqual({
      items: [],
      warnings: [{ type: 'other', message: expect.stringContaining('check projectId') }],
    });
  });
});

it.each([{}, [], { zz_unheard: 1 }])('never takes %j for an account', async (body) => {
  expect(await errorFrom(/whatsapp$/, { status: 200, body })).toMatchObject({ code: 'bad-response' });
});
