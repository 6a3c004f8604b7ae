import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, exchangesOf, open, serve } from './__fixtures__/account.js';

/** An account that gets these responses, one after the other. */
async function accountWith(...responses: readonly RecordedResponse[]) {
  const exchanges = responses.map((response) => ({ request: { method: 'GET', path: '/waba-numbers' }, response }));
  const { baseUrl, received } = await serve(exchanges);
  return { account: await open({ ...credential, baseUrl }), received };
}

/** The error that a listing ends with. It is asserted to show no secret. */
async function errorFrom(...responses: readonly RecordedResponse[]): Promise<ProviderError> {
  const { account } = await accountWith(...responses);
  const error = await listingError(account);
  const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack;
  expect(shown).not.toContain(credential.hmacSecret);
  expect(shown).not.toContain('sha256=');
  return error;
}

/** More than a call has time for, so that what may be repeated is not. */
const later = { 'retry-after': '3600' };
const words = { message: 'Said so.', request_id: 'req_abc123' };

describe('documented errors', () => {
  it.each([
    [401, 'authentication_failed', 'auth', ['clientId', 'hmacSecret', 'domain', 'signingPath']],
    [400, 'missing_headers', 'auth', ['baseUrl']],
    [400, 'validation_failed', 'rejected', undefined],
    [400, 'invalid_phone_number', 'rejected', undefined],
    [403, 'access_denied', 'permission', ['clientId', 'hmacSecret', 'domain']],
    [409, 'conflict', 'rejected', undefined],
    [500, 'internal_error', 'unavailable', undefined],
    [503, 'service_unavailable', 'unavailable', undefined],
    // Of every object; no code of anybody.
    [400, 'constructor', 'rejected', undefined],
  ])('HTTP %d %s is %s', async (status, upstreamCode, code, settings) => {
    const error = await errorFrom({ status, headers: later, body: { error: upstreamCode, ...words } });
    expect(error).toMatchObject({
      code,
      details: { status, upstreamCode, upstreamMessage: 'Said so.', requestId: 'req_abc123' },
    });
    expect(error.details.settings).toEqual(settings);
  });

  it('have the meaning of their status where the body is not JSON', async () => {
    expect(await errorFrom({ status: 401, body: 'Unauthorized' })).toMatchObject({ code: 'auth' });
    expect(await errorFrom({ status: 404, body: 'no such route' })).toMatchObject({ code: 'not-found' });
  });
});

describe('a rejected signature, and a Date header', () => {
  const rejectedAt = (aheadSeconds: number): RecordedResponse => ({
    status: 401,
    headers: { date: new Date(Date.now() + aheadSeconds * 1000).toUTCString() },
    body: { error: 'authentication_failed', ...words },
  });
  const success: RecordedResponse = { status: 200, body: { status: true, data: [] } };

  it.each([-3600, -300, -180, -65, 65, 180, 300, 3600])(
    'that differs by %d s: one retry with the time of Awal Chat',
    async (seconds) => {
      const { account, received } = await accountWith(rejectedAt(seconds), success);
      expect((await listAll(account, 'numbers')).items).toEqual([]);
      const [first = 0, second = 0] = received.map(({ headers }) => Number(headers['x-timestamp']));
      expect(received).toHaveLength(2);
      expect(Math.abs(second - first - seconds)).toBeLessThanOrEqual(5);
    },
  );

  it.each([-180, 180])('that differs by %d s, twice: clock-skew, local minus theirs', async (seconds) => {
    const error = await errorFrom(rejectedAt(seconds), rejectedAt(seconds), success);
    expect(error).toMatchObject({ code: 'clock-skew', details: { attempts: 2, settings: ['hmacSecret'] } });
    expect(Math.abs(Number(error.details.clockOffsetMs) + seconds * 1000)).toBeLessThanOrEqual(5_000);
  });

  it.each([-50, 0, 50])('that differs by %d s: auth, after one request', async (seconds) => {
    expect(await errorFrom(rejectedAt(seconds), success)).toMatchObject({ code: 'auth', details: { attempts: 1 } });
  });
});

describe('contradictions of the documents', () => {
  it.each([
    [401, 'on the page "Required Headers"'],
    [400, 'on the page "Error Handling"'],
  ])('a missing header is HTTP %d %s: the code counts, and there is no retry', async (status) => {
    const error = await errorFrom({ status, body: { error: 'missing_headers', ...words } });
    expect(error).toMatchObject({ code: 'auth', retryable: false, details: { attempts: 1 } });
  });

  it('429 has a sentence in place of a code: the status counts, and the headers have the wait', async () => {
    const body = { error: 'Rate limit exceeded', message: 'Too many requests.' };
    const headers = { 'X-RateLimit-Limit': '200', 'X-RateLimit-Remaining': '0', 'Retry-After': '40' };
    expect(await errorFrom({ status: 429, headers, body })).toMatchObject({
      code: 'rate-limit',
      details: { upstreamCode: 'Rate limit exceeded', retryAfterMs: 40_000 },
    });
  });

  it('X-RateLimit-Reset, in Unix seconds, is the wait if Retry-After is missing', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 3600);
    const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset };
    const { details } = await errorFrom({ status: 429, headers, body: { error: 'Rate limit exceeded' } });
    expect(details.retryAfterMs).toBeGreaterThan(3_500_000);
    expect(details.retryAfterMs).toBeLessThanOrEqual(3_601_000);
  });

  it.each([
    [{ status: false, error: 'authentication_failed' }, 'auth'],
    [{ status: false, message: 'Something went wrong.' }, 'rejected'],
    [{ status: false, data: [] }, 'rejected'],
    [{ error: 'validation_failed', data: [] }, 'rejected'],
  ])('a success has a status and an error has none: HTTP 200 with %j is a failure', async (body, code) => {
    expect(await errorFrom({ status: 200, body })).toMatchObject({ code });
  });

  it('404 is an error elsewhere and "no connected numbers" here: an empty list, with a warning', async () => {
    const { baseUrl } = await serve(exchangesOf('list-numbers-none.json'));
    const message = 'Awal Chat reports that no number is connected; if there should be one, check domain and baseUrl.';
    expect(await listAll(await open({ ...credential, baseUrl }), 'numbers')).toEqual({
      items: [],
      warnings: [{ type: 'other', message }],
    });
    const { account } = await accountWith({ status: 404, body: { message: 'No connected numbers.' } });
    expect((await listAll(account, 'numbers')).items).toEqual([]);
  });

  it.each([
    ['authentication_failed', 'auth'],
    ['unknown_route', 'not-found'],
  ])('404 with the code %s is not an empty list', async (error, code) => {
    expect(await errorFrom({ status: 404, body: { error, ...words } })).toMatchObject({ code });
  });

  it.each([
    ['status', 'FLAGGED', { status: 'FLAGGED' }],
    ['status', 'RATE_LIMITED', { status: 'RATE_LIMITED' }],
    ['quality_rating', 'UNKNOWN', { qualityRating: 'UNKNOWN' }],
    ['quality_rating', 'NA', { qualityRating: 'UNKNOWN', reported: { qualityRating: 'NA' } }],
  ])("%s: three ratings and two statuses are documented, the values are Meta's; %s is understood", async (...row) => {
    const [field, word, expected] = row;
    const body = { status: true, data: [{ phone_number: '966500000001', [field]: word }] };
    const { account } = await accountWith({ status: 200, body });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toMatchObject([{ id: '966500000001', ...expected }]);
    expect(warnings).toEqual([]);
  });
});

it.each([{ status: true }, { status: true, data: null }, { status: true, data: {} }, []])(
  'never takes %j for an empty list',
  async (body) => {
    expect(await errorFrom({ status: 200, body })).toMatchObject({ code: 'bad-response' });
  },
);
