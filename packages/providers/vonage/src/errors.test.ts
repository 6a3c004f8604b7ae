import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { credential, open, serve } from './__fixtures__/account.js';

const phrase = 'words of the provider';
/** Longer than the call may take. */
const later = { 'retry-after': '3600', 'x-request-id': '7a62c49f' };

/** The error that a listing ends with. It is asserted to show no secret. */
async function errorFrom(response: RecordedResponse): Promise<ProviderError> {
  const { baseUrl } = await serve(() => response);
  const error = await listingError(await open({ baseUrl }));
  const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack;
  for (const secret of Object.values(credential)) expect(shown).not.toContain(secret);
  return error;
}

it.each([
  [401, 'Unauthorised', 'auth', ['apiKey', 'apiSecret', 'wabaIds']],
  [401, 'Unauthorized', 'auth', ['apiKey', 'apiSecret', 'wabaIds']],
  [402, 'Low balance', 'rejected', undefined],
  [403, 'Forbidden', 'permission', ['apiKey', 'wabaIds']],
  [404, 'Not Found', 'not-found', ['wabaIds', 'baseUrl']],
  [422, 'Missing required parameter', 'rejected', undefined],
  [429, 'Rate Limit Hit', 'rate-limit', undefined],
  [500, 'Internal Error', 'unavailable', undefined],
  [503, 'Service Unavailable', 'unavailable', undefined],
])('HTTP %i with the title "%s" is %s', async (status, title, code, settings) => {
  const body = { type: 'https://developer.vonage.com/en/api-errors', title, detail: phrase, instance: 'bf0ca0bf' };
  const error = await errorFrom({ status, headers: later, body });
  const details = { status, upstreamCode: title, upstreamMessage: phrase, requestId: '7a62c49f' };
  expect(error).toMatchObject({ code, details });
  expect(error.details.settings).toEqual(settings);
  const withoutHeader = await errorFrom({ status, headers: { 'retry-after': '3600' }, body });
  expect(withoutHeader.details.requestId).toBe('bf0ca0bf');
});

it.each([
  [401, 'auth', ['apiKey', 'apiSecret']],
  [403, 'permission', ['apiKey', 'apiSecret']],
  [404, 'not-found', undefined],
  [429, 'rate-limit', undefined],
  [500, 'unavailable', undefined],
])('HTTP %i without a problem report is %s', async (status, code, settings) => {
  const error = await errorFrom({ status, headers: later, body: {} });
  expect(error).toMatchObject({ code, details: { status } });
  expect(error.details.settings).toEqual(settings);
});

it('the credential is in no error, even when Vonage repeats it', async () => {
  const basic = btoa(`${credential.apiKey}:${credential.apiSecret}`);
  const detail = `The key ${credential.apiKey} is wrong.`;
  const error = await errorFrom({ status: 401, body: { title: 'Unauthorized', detail } });
  expect(error.details.upstreamMessage).toBe('The key [secret] is wrong.');
  expect(JSON.stringify(error)).not.toContain(basic);
});
