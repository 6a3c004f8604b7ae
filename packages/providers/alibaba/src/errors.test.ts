import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, open, serve } from './__fixtures__/account.js';

/** An account that gets these responses, one after the other. */
async function accountWith(...responses: readonly RecordedResponse[]) {
  const exchanges = responses.map((response) => ({ request: { method: 'POST', path: '/' }, response }));
  const { baseUrl, received } = await serve(exchanges);
  return { account: await open({ ...credential, baseUrl }), received };
}

/** The error that a listing ends with. It is asserted to show no secret. */
async function errorFrom(...responses: readonly RecordedResponse[]): Promise<ProviderError> {
  const { account } = await accountWith(...responses);
  const error = await listingError(account);
  const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack;
  for (const secret of [credential.accessKeySecret, credential.securityToken]) expect(shown).not.toContain(secret);
  return error;
}

/** More than a call has time for, so that what may be repeated is not. */
const later = { 'retry-after': '3600' };

const documented = [
  ['Product.Unsubscript', 'permission', ['accessKeyId']],
  ['Ram.PermissionDeny', 'permission', ['accessKeyId']],
  ['Forbidden.RAM', 'permission', ['accessKeyId']],
  ['NoPermission', 'permission', ['accessKeyId']],
  ['Unknown.ResourceOwnerId', 'not-found', ['custSpaceId', 'isvCode']],
  ['System.LimitControl', 'rate-limit', undefined],
  ['Throttling', 'rate-limit', undefined],
  ['Throttling.User', 'rate-limit', undefined],
  ['Throttling.Api', 'rate-limit', undefined],
  ['ServiceUnavailable', 'unavailable', undefined],
  ['InternalError', 'unavailable', undefined],
  ['SignatureNonceUsed', 'unavailable', undefined],
  ['InvalidAccessKeyId.NotFound', 'auth', ['accessKeyId']],
  ['InvalidAccessKeyId.Inactive', 'auth', ['accessKeyId']],
  ['SignatureDoesNotMatch', 'auth', ['accessKeySecret']],
  ['IncompleteSignature', 'auth', ['accessKeySecret']],
  ['MissingSecurityToken', 'auth', ['securityToken']],
  ['InvalidSecurityToken.Expired', 'auth', ['securityToken']],
  ['InvalidSecurityToken.MismatchWithAccessKey', 'auth', ['securityToken']],
] as const;

describe.each([200, 400, 403, 404, 503])('with HTTP %d', (status) => {
  it.each(documented)('%s is %s: the code counts, not the status', async (upstreamCode, code, settings) => {
    const body = { RequestId: '5B0B2D6E', HostId: 'cams', Code: upstreamCode, Message: 'Said so.' };
    const error = await errorFrom({ status, headers: later, body });
    expect(error).toMatchObject({ code, details: { status, upstreamCode, requestId: '5B0B2D6E', attempts: 1 } });
    expect(error.details.settings).toEqual(settings);
  });
});

describe('an unknown code', () => {
  it.each([
    [200, 'rejected'],
    [400, 'rejected'],
    [401, 'auth'],
    [403, 'permission'],
    [404, 'not-found'],
    [429, 'rate-limit'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('has the meaning of HTTP %d: %s, and is kept', async (status, code) => {
    const body = { RequestId: '5B0B2D6E', Code: 'Brand.New', Message: 'You could not have known.' };
    expect(await errorFrom({ status, headers: later, body })).toMatchObject({
      code,
      details: { upstreamCode: 'Brand.New', upstreamMessage: 'You could not have known.', requestId: '5B0B2D6E' },
    });
  });
});

it('reads an error with keys in lower case', async () => {
  const body = { requestId: '5B0B2D6E', code: 'Product.Unsubscript', message: 'You have not subscribed.' };
  expect(await errorFrom({ status: 400, body })).toMatchObject({
    code: 'permission',
    details: {
      upstreamCode: 'Product.Unsubscript',
      upstreamMessage: 'You have not subscribed.',
      requestId: '5B0B2D6E',
    },
  });
});

it('leaves out the message about a signature, which repeats the signed text with the STS token', async () => {
  const Message = `Specified signature does not match. CanonicalRequest is x-acs-security-token:${credential.securityToken}`;
  const error = await errorFrom({ status: 400, body: { Code: 'SignatureDoesNotMatch', Message } });
  expect(error.details).not.toHaveProperty('upstreamMessage');
});

it('has the wait that the gateway requests in milliseconds', async () => {
  const headers = { 'x-acs-retry-after': '90000' };
  const error = await errorFrom({ status: 400, headers, body: { Code: 'Throttling.User' } });
  expect(error).toMatchObject({ code: 'rate-limit', retryable: true, details: { retryAfterMs: 90_000 } });
});

const success = { status: 200, body: { Code: 'OK', PhoneNumbers: [] } };

it('retries after a used nonce, with another nonce and signature', async () => {
  const { account, received } = await accountWith({ status: 400, body: { Code: 'SignatureNonceUsed' } }, success);
  await listAll(account, 'numbers');
  const [first, second] = received.map(({ headers }) => headers);
  expect(received).toHaveLength(2);
  expect(second?.['x-acs-signature-nonce']).not.toBe(first?.['x-acs-signature-nonce']);
  expect(second?.authorization).not.toBe(first?.authorization);
});

const date = 'Thu, 15 Jan 2026 08:00:00 GMT';
const clockCodes = [
  'InvalidTimeStamp.Expired',
  'InvalidTimestamp.Expired',
  'IllegalTimestamp',
  'IllegalTimestamp.Expired',
  'InvalidTimestamp',
  'RequestTimeTooSkewed',
];

it.each(clockCodes)('%s is healed by the Date header: the second request has the time of the gateway', async (Code) => {
  const { account, received } = await accountWith({ status: 400, headers: { date }, body: { Code } }, success);
  await listAll(account, 'numbers');
  expect(received.map(({ headers }) => headers['x-acs-date']).at(-1)).toMatch(/^2026-01-15T08:00:0\dZ$/);
  expect(received).toHaveLength(2);
});

it.each(clockCodes)('%s again is clock-skew, with the offset of the local clock', async (Code) => {
  const rejected = { status: 400, headers: { date }, body: { Code } };
  const { code, retryable, details } = await errorFrom(rejected, rejected, success);
  expect({ code, retryable, attempts: details.attempts }).toEqual({
    code: 'clock-skew',
    retryable: false,
    attempts: 2,
  });
  expect(Math.abs(Number(details.clockOffsetMs) - (Date.now() - Date.parse(date)))).toBeLessThan(60_000);
});

it.each(['InvalidTimeStamp.Format', 'MissingTimestamp'])('%s is not about the clock', async (Code) => {
  expect(await errorFrom({ status: 400, headers: { date }, body: { Code } })).toMatchObject({
    code: 'rejected',
    details: { attempts: 1 },
  });
});

it('gives up on a clock that is wrong for another reason after one correction', async () => {
  const expired = { status: 400, body: { Code: 'InvalidTimeStamp.Expired', Message: 'Expired.' } };
  expect(await errorFrom(expired, expired, success)).toMatchObject({ code: 'clock-skew', details: { attempts: 2 } });
});

it.each([
  [{}, 'PhoneNumbers'],
  [{ Code: null }, 'PhoneNumbers'],
  [{ Code: 'OK', PhoneNumbers: {} }, 'PhoneNumbers'],
  [{ Success: true, PhoneNumbers: 'none' }, 'PhoneNumbers'],
])('never takes %j for an empty list', async (body, path) => {
  expect(await errorFrom({ status: 200, body })).toMatchObject({ code: 'bad-response', details: { paths: [path] } });
});
