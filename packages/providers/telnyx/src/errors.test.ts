import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { apiKey, openAccount, serve } from './__fixtures__/account.js';

const phrase = 'words of the provider';

async function errorOf(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = { 'retry-after': '600' },
): Promise<ProviderError> {
  const { baseUrl } = await serve(() => ({ status, headers, body }));
  return listingError(await openAccount({ baseUrl }));
}

const reported = (code: string) => ({ errors: [{ code, title: 'A title', detail: phrase }] });

it.each([
  [401, '10009', 'auth', ['apiKey']],
  [403, '10010', 'permission', ['apiKey']],
  [404, '10005', 'not-found', ['baseUrl']],
  [429, '10011', 'rate-limit', undefined],
  [504, '10008', 'timeout', undefined],
  [500, '10007', 'unavailable', undefined],
  [400, '10015', 'rejected', undefined],
  [422, '10004', 'rejected', undefined],
  // The documents show it for a malformed ID, and also with "Not authorized".
  [400, '10006', 'rejected', undefined],
  [401, '10006', 'auth', ['apiKey']],
])('HTTP %i with the code %s causes the error %s', async (status, upstreamCode, code, settings) => {
  const error = await errorOf(status, reported(upstreamCode));
  expect(error).toMatchObject({ code, details: { status, upstreamCode, upstreamMessage: phrase } });
  expect(error.details.settings).toEqual(settings);
});

it('an error without a detail has its title, and the first of several counts', async () => {
  const body = {
    errors: [
      { code: '10009', title: 'A title' },
      { code: '10010', detail: phrase },
    ],
  };
  expect(await errorOf(401, body)).toMatchObject({ code: 'auth', details: { upstreamMessage: 'A title' } });
});

it('errors with HTTP 200 are errors; an empty list of them is none', async () => {
  expect(await errorOf(200, { ...reported('10010'), data: [] })).toMatchObject({ code: 'permission' });
  const { baseUrl } = await serve(() => ({ status: 200, body: { data: [], errors: [] } }));
  expect((await listAll(await openAccount({ baseUrl }), 'numbers')).items).toEqual([]);
});

it.each(['auth', 'permission'])('the error %s names the portal', async (code) => {
  const { message } = await errorOf(401, reported(code === 'auth' ? '10009' : '10010'));
  expect(message).toContain('Telnyx Portal');
});

it('X-RateLimit-Reset is the number of seconds to wait', async () => {
  const headers = { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' };
  expect(await errorOf(429, reported('10011'), headers)).toMatchObject({
    code: 'rate-limit',
    details: { retryAfterMs: 30_000 },
  });
});

it('a response with a wait is retried after it', async () => {
  const { baseUrl, received } = await serve((_, index) =>
    index === 0
      ? { status: 429, headers: { 'x-ratelimit-reset': '0' }, body: reported('10011') }
      : { status: 200, body: { data: [] } },
  );
  expect((await listAll(await openAccount({ baseUrl }), 'numbers')).items).toEqual([]);
  expect(received).toHaveLength(2);
});

it('the API key is in no error, even when the provider repeats it', async () => {
  const error = await errorOf(401, { errors: [{ code: '10009', detail: `Unknown key ${apiKey}` }] });
  expect(error.details.upstreamMessage).toBe('Unknown key [secret]');
  for (const shown of [inspect(error), JSON.stringify(error)]) expect(shown).not.toContain(apiKey);
});
