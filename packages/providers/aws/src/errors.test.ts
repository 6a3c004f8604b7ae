import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, open, serve } from './__fixtures__/account.js';

const phrase = 'words of the provider';
/** Longer than the call may take. */
const later = { 'retry-after': '3600', 'x-amzn-requestid': '7a62c49f' };

/** The error that a listing ends with. It is asserted to show no secret. */
async function errorFrom(response: RecordedResponse): Promise<ProviderError> {
  const { baseUrl } = await serve(() => response);
  const error = await listingError(await open({ baseUrl }));
  const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + error.stack;
  for (const secret of [credential.secretAccessKey, credential.sessionToken]) expect(shown).not.toContain(secret);
  return error;
}

const documented = [
  ['InvalidParametersException', 400, 'rejected', undefined],
  ['ValidationException', 400, 'rejected', undefined],
  ['LimitExceededException', 400, 'rejected', undefined],
  ['ThrottlingException', 400, 'rate-limit', undefined],
  ['RequestExpired', 400, 'clock-skew', undefined],
  ['IncompleteSignature', 400, 'auth', ['secretAccessKey', 'region']],
  ['AccessDeniedException', 403, 'permission', ['accessKeyId']],
  ['AccessDeniedByMetaException', 403, 'permission', undefined],
  ['InvalidSignatureException', 403, 'auth', ['secretAccessKey', 'region']],
  ['MissingAuthenticationTokenException', 403, 'auth', ['secretAccessKey', 'region']],
  ['UnrecognizedClientException', 403, 'auth', ['accessKeyId', 'sessionToken']],
  ['ExpiredTokenException', 403, 'auth', ['accessKeyId', 'sessionToken']],
  ['ResourceNotFoundException', 404, 'not-found', ['region']],
  ['ThrottledRequestException', 429, 'rate-limit', undefined],
  ['InternalServiceException', 500, 'unavailable', undefined],
  ['DependencyException', 502, 'unavailable', undefined],
  ['ServiceUnavailable', 503, 'unavailable', undefined],
] as const;

describe.each(documented)('%s with HTTP %i is %s', (type, status, code, settings) => {
  it.each<[string, Pick<RecordedResponse, 'headers' | 'body'>]>([
    ['a header', { headers: { 'x-amzn-errortype': type }, body: { message: phrase } }],
    ['a header with an address', { headers: { 'x-amzn-errortype': `${type}:http://x/#y` }, body: { Message: phrase } }],
    ['__type', { body: { __type: type, message: phrase } }],
    ['__type with a namespace', { body: { __type: `com.amazonaws.socialmessaging#${type}`, message: phrase } }],
    ['code', { body: { code: type, Message: phrase } }],
  ])('with its type in %s', async (_, { headers, body }) => {
    const error = await errorFrom({ status, headers: { ...later, ...headers }, body });
    expect(error).toMatchObject({
      code,
      details: { status, upstreamCode: type, upstreamMessage: phrase, requestId: '7a62c49f' },
    });
    expect(error.details.settings).toEqual(settings);
  });
});

it.each([
  [401, 'auth'],
  [403, 'permission'],
  [404, 'not-found'],
  [418, 'rejected'],
  [429, 'rate-limit'],
  [500, 'unavailable'],
  [503, 'unavailable'],
])('without a type, HTTP %i is %s', async (status, code) => {
  const error = await errorFrom({ status, headers: later, body: { message: phrase } });
  expect(error).toMatchObject({ code, details: { status, upstreamMessage: phrase, requestId: '7a62c49f' } });
  expect(error.details).not.toHaveProperty('upstreamCode');
});

it('an error that the table does not have keeps its type and has the meaning of its status', async () => {
  const error = await errorFrom({ status: 400, body: { __type: 'BrandNewException', message: phrase } });
  expect(error).toMatchObject({ code: 'rejected', details: { upstreamCode: 'BrandNewException' } });
});

describe('a rejected signature', () => {
  it.each([
    'Signature expired: 20261125T123456Z is now earlier than 20261125T131956Z (20261125T133456Z - 15 min.)',
    'Signature not yet current: 20261125T140000Z is still later than 20261125T134956Z (20261125T133456Z + 15 min.)',
  ])('is about the clock: "%s"', async (message) => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const body = { __type: 'InvalidSignatureException', message };
    const error = await errorFrom({ status: 403, headers: { ...later, date }, body });
    expect(error).toMatchObject({ code: 'clock-skew', details: { attempts: 2 } });
    expect(Math.abs(Number(error.details.clockOffsetMs) + 3_600_000)).toBeLessThan(60_000);
  });

  it('keeps the first line only: the others repeat the signed request, with the session token', async () => {
    const first = 'The request signature we calculated does not match the signature you provided.';
    const message = `${first}\n\nThe Canonical String should have been\n'x-amz-security-token:${credential.sessionToken}'`;
    const error = await errorFrom({ status: 403, body: { __type: 'InvalidSignatureException', message } });
    expect(error).toMatchObject({ code: 'auth', details: { upstreamMessage: first, attempts: 1 } });
  });
});

it('a success with other members is not an error', async () => {
  const { baseUrl } = await serve(() => ({ status: 200, body: { linkedAccounts: [], code: 'x', message: phrase } }));
  expect((await listAll(await open({ baseUrl }), 'wabas')).items).toEqual([]);
});

it('a wrong Region is an error about region', async () => {
  const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
  await expect(
    listAll(await open({ region: 'eu-nowhere-9', timeoutMs: 100 }, { fetch }), 'numbers'),
  ).rejects.toMatchObject({
    message: expect.stringContaining('social-messaging.eu-nowhere-9.amazonaws.com'),
    details: { settings: ['region'] },
  });
});
