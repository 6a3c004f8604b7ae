import { inspect } from 'node:util';
import { listAll, listingError } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { apiKey, numbersPath, open, pageOf, row, serve } from './__fixtures__/account.js';

/** More than a call has time for, so that what may be repeated is not. */
const later = { 'retry-after': '3600' };

async function rejectedWith(status: number, body: unknown, headers: Record<string, string> = later) {
  const { baseUrl } = await serve(() => ({ status, headers, body }));
  return listingError(await open({ baseUrl }));
}

describe('an error of Kapso', () => {
  it.each([
    [400, 'Invalid parameters', 'rejected', undefined],
    [401, 'Invalid or missing API key', 'auth', ['apiKey']],
    [403, 'Forbidden', 'permission', ['apiKey']],
    [404, 'Not found', 'not-found', undefined],
    [422, 'Unprocessable', 'rejected', undefined],
    [429, 'Rate limit exceeded', 'rate-limit', undefined],
    [500, 'An unexpected error occurred', 'unavailable', undefined],
    [503, 'Service unavailable', 'unavailable', undefined],
  ])('with HTTP %i has the meaning of the status', async (status, text, code, settings) => {
    const error = await rejectedWith(status, { error: text, message: 'Words.' });
    expect(error).toMatchObject({ code, details: { status, upstreamMessage: `${text}: Words.` } });
    expect(error.details.settings).toEqual(settings);
  });

  it('names the page of the dashboard for a wrong key', async () => {
    const { message } = await rejectedWith(401, { error: 'Invalid or missing API key' });
    expect(message).toContain('Kapso dashboard, Project Settings, API Keys');
  });

  it.each([{ error: 'Words.' }, { error: { message: 'Words.' } }, { message: 'Words.' }])(
    'is read in the form %j',
    async (body) => {
      expect(await rejectedWith(400, body)).toMatchObject({ code: 'rejected', details: { upstreamMessage: 'Words.' } });
    },
  );

  it('counts with HTTP 200, where no rows are', async () => {
    expect(await rejectedWith(200, { error: 'Words.' })).toMatchObject({ code: 'rejected' });
    const { baseUrl } = await serve(() => ({ status: 200, body: { ...pageOf(row()), error: null } }));
    expect((await listAll(await open({ baseUrl }), 'numbers')).items).toHaveLength(1);
  });

  it('429 waits as long as Retry-After says', async () => {
    const headers = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'Retry-After': '60' };
    const error = await rejectedWith(429, { error: 'Rate limit exceeded' }, headers);
    expect(error).toMatchObject({ code: 'rate-limit', details: { retryAfterMs: 60_000, attempts: 1 } });
  });

  it('never shows the API key', async () => {
    const error = await rejectedWith(401, { error: `The key ${apiKey} is unknown` });
    expect(error.details.upstreamMessage).toBe('The key [secret] is unknown');
    expect(inspect(error) + JSON.stringify(error)).not.toContain(apiKey);
  });
});

describe('an error of Meta for a WABA', () => {
  async function wabaError(status: number, code: number, subcode?: number) {
    const error = { message: 'Words.', type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'Atrace' };
    const { baseUrl } = await serve(({ path }) =>
      path === numbersPath ? { status: 200, body: pageOf(row()) } : { status, headers: later, body: { error } },
    );
    return listingError(await open({ baseUrl }), 'wabas');
  }

  it.each([
    [401, 190, 463, 'auth', '190/463'],
    [400, 190, undefined, 'auth', '190'],
    [400, 102, undefined, 'auth', '102'],
    [400, 10, undefined, 'permission', '10'],
    [403, 200, undefined, 'permission', '200'],
    [400, 100, 33, 'not-found', '100/33'],
    [400, 803, undefined, 'not-found', '803'],
    [400, 80007, undefined, 'rate-limit', '80007'],
    [400, 80008, undefined, 'rate-limit', '80008'],
    [400, 4, 2446079, 'rate-limit', '4/2446079'],
    [400, 2, undefined, 'unavailable', '2'],
    [500, 131000, undefined, 'unavailable', '131000'],
    [400, 131000, undefined, 'rejected', '131000'],
  ])('with HTTP %i and code %i/%s is %s', async (status, metaCode, subcode, code, upstreamCode) => {
    const error = await wabaError(status, metaCode, subcode);
    expect(error).toMatchObject({ code, details: { upstreamCode, upstreamMessage: 'Words.', requestId: 'Atrace' } });
    expect(error.details.settings).toBeUndefined();
  });
});
