import { expect, test } from 'vitest';
import { acme, context, errorsWith, failure, getNumbers } from './__fixtures__/client.js';
import { json, serve } from './__fixtures__/serve.js';

const busy = json({}, 503);

test('every attempt is signed again, with a fresh time', async () => {
  const { baseUrl, received } = await serve(busy, busy, json({ ok: true }));
  let signatures = 0;
  let time = 1_000;
  const call = acme(baseUrl, {
    authorize: ({ now }) => {
      signatures += 1;
      return { 'x-nonce': String(signatures), 'x-now': String(now) };
    },
    context: {
      ...context,
      now: () => {
        time += 1_000;
        return time;
      },
    },
  });
  await expect(call(getNumbers)).resolves.toEqual({ ok: true });
  expect(received.map(({ headers }) => headers['x-nonce'])).toEqual(['1', '2', '3']);
  expect(new Set(received.map(({ headers }) => headers['x-now'])).size).toBe(3);
});

test('after three attempts the call rejects with the last error and the number of attempts', async () => {
  const { baseUrl, received } = await serve(busy);
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error.code).toBe('unavailable');
  expect(error.details).toEqual({ status: 503, attempts: 3 });
  expect(received).toHaveLength(3);
});

test.each(['GET', 'POST'] as const)('a %s is retried: every call only reads', async (method) => {
  const { baseUrl, received } = await serve(busy, json({ ok: true }));
  await expect(acme(baseUrl)({ ...getNumbers, method })).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(2);
});

test.each([400, 401, 403, 404])('HTTP %i is not retried', async (status) => {
  const { baseUrl, received } = await serve(json({}, status));
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error.details.attempts).toBe(1);
  expect(received).toHaveLength(1);
});

test('an error on HTTP 200 is retried when it is retryable', async () => {
  const { baseUrl, received } = await serve(json({ throttled: true }), json({ ok: true }));
  const errors = errorsWith('throttled', { code: 'rate-limit', message: 'Slow down.' });
  await expect(acme(baseUrl, { errors })(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(2);
});

const now = Date.parse('2026-01-15T08:00:00Z');

test.each([
  ['seconds', { 'retry-after': '3600' }, 3_600_000],
  ['a date', { 'retry-after': 'Thu, 15 Jan 2026 09:00:00 GMT' }, 3_600_000],
  ['milliseconds of Alibaba Cloud', { 'x-acs-retry-after': '3600000' }, 3_600_000],
  ['the time when the limit is reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1768467600' }, 3_600_000],
] as const)('a wait that is longer than the remaining time ends the call: %s', async (_, headers, retryAfterMs) => {
  const { baseUrl, received } = await serve(json({}, 429, headers));
  const error = await failure(acme(baseUrl, { context: { ...context, now: () => now } })(getNumbers));
  expect(error.code).toBe('rate-limit');
  expect(error.details).toEqual({ status: 429, retryAfterMs, attempts: 1 });
  expect(received).toHaveLength(1);
});

test.each([
  ['in the past', { 'retry-after': 'Thu, 15 Jan 2026 07:00:00 GMT' }, 0],
  ['no date', { 'retry-after': 'soon' }, undefined],
  ['negative', { 'retry-after': '-5' }, undefined],
  ['beyond numbers', { 'retry-after': '9'.repeat(400) }, undefined],
  ['a reset while requests remain', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1768467600' }, undefined],
] as const)('a requested wait that is %s', async (_, headers, retryAfterMs) => {
  const { baseUrl } = await serve(json({}, 429, headers));
  const call = acme(baseUrl, { context: { ...context, now: () => now } });
  const error = await failure(call({ ...getNumbers }));
  expect(error.details.retryAfterMs).toBe(retryAfterMs);
});

test('the next attempt waits as long as the provider requests', async () => {
  let openAt = Number.POSITIVE_INFINITY;
  const { baseUrl, received } = await serve((...exchange) => {
    const respond = performance.now() < openAt ? json({}, 429, { 'retry-after': '1' }) : json({ ok: true });
    if (openAt === Number.POSITIVE_INFINITY) openAt = performance.now() + 950;
    respond(...exchange);
  });
  await expect(acme(baseUrl)(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(2);
});

test('the wait in the body of an error outranks the header', async () => {
  const { baseUrl } = await serve(json({}, 429, { 'retry-after': '1' }));
  const errors = errorsWith('', { code: 'rate-limit', message: 'Slow down.' }, { retryAfterMs: 120_000 });
  expect((await failure(acme(baseUrl, { errors })(getNumbers))).details.retryAfterMs).toBe(120_000);
});

test('timeoutMs ends the retries: no attempt begins that it leaves no time for', async () => {
  const { baseUrl, received } = await serve(busy);
  const error = await failure(acme(baseUrl, { timeoutMs: 150 })(getNumbers));
  expect(error.code).toBe('unavailable');
  expect(error.details.attempts).toBe(1);
  expect(received).toHaveLength(1);
});
