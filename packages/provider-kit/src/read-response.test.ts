import { expect, test } from 'vitest';
import { acme, context, failure, getNumbers } from './__fixtures__/client.js';
import { json, serve } from './__fixtures__/serve.js';
import { defineErrors, Secret, type UpstreamError } from './index.js';

const secret = new Secret('hidden+secret/1');

const errors = defineErrors({
  read: ({ body }) => (body as { error?: UpstreamError & { kind?: string } }).error,
  table: [
    { when: 'PLAN', code: 'permission', message: ({ kind }) => `Upgrade the plan ${kind}.` },
    { when: 'KEY_INVALID', code: 'auth', message: 'Check apiKey.', settings: ['apiKey'] },
    { when: /^Throttl/, code: 'rate-limit', message: 'Slow down.' },
    { when: 402, code: 'permission', message: 'Pay the bill.' },
    { when: ({ kind }) => kind === 'scope', code: 'permission', message: 'Grant the scope.' },
    { when: (_, { clockOffsetMs = 0 }) => clockOffsetMs > 60_000, code: 'config', message: 'Correct the clock.' },
  ],
  credential: ['apiKey'],
});

/** Longer than a call may take, so that nothing is retried. */
const later = { 'retry-after': '3600' };

async function errorFor(error: unknown, status = 400, headers: Record<string, string> = {}) {
  const { baseUrl } = await serve(json({ error }, status, { ...later, ...headers }));
  const options = { errors, context: { ...context, secrets: [secret] } };
  return failure(acme(baseUrl, options)(getNumbers));
}

test.each([200, 400, 500])('a code of the table decides with any status: HTTP %i', async (status) => {
  const error = await errorFor({ code: 'KEY_INVALID', message: 'No.', requestId: 'r-1' }, status);
  expect(error).toMatchObject({ code: 'auth', message: 'Check apiKey.' });
  const facts = { upstreamCode: 'KEY_INVALID', upstreamMessage: 'No.', requestId: 'r-1', settings: ['apiKey'] };
  expect(error.details).toMatchObject({ ...facts, status, attempts: 1 });
});

test('an entry matches by pattern, by the error, and by the response', async () => {
  expect((await errorFor({ code: 'Throttling.User' })).code).toBe('rate-limit');
  expect((await errorFor({ code: 7, kind: 'scope' })).code).toBe('permission');
  const date = new Date(Date.now() - 300_000).toUTCString();
  expect((await errorFor({ code: 'LATE' }, 400, { date })).code).toBe('config');
});

test('an entry matches by the status of the response or the body, if the error has no code', async () => {
  expect(await errorFor({ message: 'No.' }, 402)).toMatchObject({ code: 'permission', message: 'Pay the bill.' });
  expect((await errorFor({ code: '', status: 402 }, 400)).message).toBe('Pay the bill.');
  expect((await errorFor({ code: 'NEW' }, 402)).code).toBe('rejected');
  expect((await errorFor({ status: 400 }, 402)).code).toBe('rejected');
});

test('a message may depend on the error', async () => {
  expect((await errorFor({ code: 'PLAN', kind: 'basic' })).message).toBe('Upgrade the plan basic.');
});

test('an unknown code is explained by the status, which the message does not take for the cause', async () => {
  const error = await errorFor({ code: 4711, message: 'No.' }, 404);
  expect(error.code).toBe('not-found');
  expect(error.message).toBe('Acme rejected the request (HTTP 404); its code and message say why.');
  expect(error.details.upstreamCode).toBe('4711');
});

test('an unknown code on HTTP 200 is rejected', async () => {
  const error = await errorFor({ code: 'NEW' }, 200);
  expect(error).toMatchObject({ code: 'rejected', message: 'Acme rejected the request; its code says why.' });
});

test('a status in the body counts in place of that of the response', async () => {
  expect(await errorFor({ code: '403', status: 403 }, 200)).toMatchObject({
    code: 'permission',
    details: { status: 200 },
  });
});

test.each([
  [401, 'auth', ['apiKey']],
  [403, 'permission', ['apiKey']],
  [404, 'not-found', undefined],
])('HTTP %i names the settings of the credential where it concerns them', async (status, code, settings) => {
  for (const error of [undefined, { message: 'No.' }]) {
    const { code: actual, details } = await errorFor(error, status);
    expect([actual, details.settings]).toEqual([code, settings]);
  }
});

test('a secret setting is replaced in the code, message and ID of the provider', async () => {
  const encoded = encodeURIComponent('hidden+secret/1');
  const words = { code: 'hidden+secret/1', message: `Bad token ${encoded}, hidden+secret/1`, requestId: encoded };
  expect((await errorFor(words)).details).toMatchObject({
    upstreamCode: '[secret]',
    upstreamMessage: 'Bad token [secret], [secret]',
    requestId: '[secret]',
  });
});
