import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { listAll, listingError } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { credential, openAccount, serve } from './__fixtures__/account.js';

const phrase = 'words of the provider';

async function errorOf(status: number, body: unknown): Promise<ProviderError> {
  // Longer than the call may take.
  const headers = { 'retry-after': '600', 't-request-id': 'RQmadeup' };
  const { baseUrl } = await serve(() => ({ status, headers, body }));
  return listingError(await openAccount({ baseUrl }));
}

const pair = ['accountSid', 'authToken', 'apiKeySid', 'apiKeySecret'];

it.each([
  [401, 20003, 'auth', pair],
  [403, 20003, 'permission', pair],
  [403, 70051, 'permission', pair],
  [401, 70051, 'permission', pair],
  [403, 20005, 'permission', undefined],
  [404, 20404, 'not-found', ['baseUrl']],
  [429, 20429, 'rate-limit', undefined],
  [400, 20001, 'rejected', undefined],
  [500, 20500, 'unavailable', undefined],
])('HTTP %i with the code %i causes the error %s', async (status, upstream, code, settings) => {
  const more_info = `https://www.twilio.com/docs/errors/${upstream}`;
  const error = await errorOf(status, { code: upstream, message: phrase, more_info, status });
  expect(error).toMatchObject({
    code,
    details: { status, upstreamCode: String(upstream), upstreamMessage: phrase, requestId: 'RQmadeup' },
  });
  expect(error.details.settings).toEqual(settings);
});

it('the form of RFC 9457 has the same meaning; its title counts without a detail', async () => {
  const problem = { type: 'https://www.twilio.com/docs/errors/20003', title: 'Unauthorized', status: 401, code: 20003 };
  expect(await errorOf(401, { ...problem, detail: phrase })).toMatchObject({
    code: 'auth',
    details: { upstreamCode: '20003', upstreamMessage: phrase },
  });
  expect(await errorOf(401, problem)).toMatchObject({ details: { upstreamMessage: 'Unauthorized' } });
});

it('a missing permission is an error that names the permission and the page of the console', async () => {
  const { message } = await errorOf(403, { code: 70051, message: phrase, status: 403 });
  expect(message).toContain('/twilio/messaging/whatsapp-senders/list');
  expect(message).toContain('Twilio Console, API keys & tokens');
});

it('a wait that the provider requests is in the error', async () => {
  expect(await errorOf(429, { code: 20429, message: phrase, status: 429 })).toMatchObject({
    details: { retryAfterMs: 600_000 },
  });
});

it('a concurrency error is retried', async () => {
  const { baseUrl, received } = await serve((_, index) =>
    index === 0
      ? { status: 429, body: { code: 20429, message: phrase, status: 429 } }
      : { status: 200, body: { senders: [], meta: {} } },
  );
  expect((await listAll(await openAccount({ baseUrl }), 'numbers')).items).toEqual([]);
  expect(received).toHaveLength(2);
});

it('the token, and the header that contains it, are in no error, even when the provider repeats them', async () => {
  const header = Buffer.from(`${credential.accountSid}:${credential.authToken}`).toString('base64');
  const error = await errorOf(401, { code: 20003, message: `Wrong: ${credential.authToken}`, status: 401 });
  expect(error.details.upstreamMessage).toBe('Wrong: [secret]');
  for (const shown of [inspect(error), JSON.stringify(error)]) {
    expect(shown).not.toContain(credential.authToken);
    expect(shown).not.toContain(header);
  }
});
