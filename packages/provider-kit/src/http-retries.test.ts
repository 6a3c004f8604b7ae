import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, context, failure, getNumbers } from './__fixtures__/client.js';
import { json, serve } from './__fixtures__/loopback.js';

const busy = json({}, 503);

test('every attempt is signed anew, with a fresh time', async () => {
  const { baseUrl, arrivals } = await serve(busy, busy, json({ ok: true }));
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
  expect(arrivals.map(({ headers }) => headers['x-nonce'])).toEqual(['1', '2', '3']);
  expect(new Set(arrivals.map(({ headers }) => headers['x-now'])).size).toBe(3);
});

test('after three attempts the last error is told, with their number', async () => {
  const { baseUrl, arrivals } = await serve(busy);
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error.code).toBe('unavailable');
  expect(error.details).toEqual({ status: 503, attempts: 3 });
  expect(arrivals).toHaveLength(3);
});

test.each([
  ['a GET', 'twice', { method: 'GET' }, 2],
  ['a POST', 'once', { method: 'POST' }, 1],
  ['a POST that only reads', 'twice', { method: 'POST', reads: true }, 2],
  ['a GET that does more than read', 'once', { method: 'GET', reads: false }, 1],
] as const)('%s that fails is sent %s', async (_name, _often, how, times) => {
  const { baseUrl, arrivals } = await serve(busy, json({ ok: true }));
  await acme(baseUrl)({ ...getNumbers, ...how }).catch(() => undefined);
  expect(arrivals).toHaveLength(times);
});

test.each([400, 401, 403, 404])('HTTP %i is not asked again', async (status) => {
  const { baseUrl, arrivals } = await serve(json({}, status));
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error.details.attempts).toBe(1);
  expect(arrivals).toHaveLength(1);
});

test('a refusal on HTTP 200 is asked again when it is retryable', async () => {
  const { baseUrl, arrivals } = await serve(json({ throttled: true }), json({ ok: true }));
  const refusal = ({ body }: { body: unknown }) =>
    JSON.stringify(body).includes('throttled') ? new ProviderError('rate-limit', 'Slow down.') : undefined;
  await expect(acme(baseUrl, { refusal })(getNumbers)).resolves.toEqual({ ok: true });
  expect(arrivals).toHaveLength(2);
});

const now = Date.parse('2026-01-15T08:00:00Z');

test.each([
  ['seconds', { 'retry-after': '3600' }, 3_600_000],
  ['a date', { 'retry-after': 'Thu, 15 Jan 2026 09:00:00 GMT' }, 3_600_000],
  ['milliseconds of Alibaba Cloud', { 'x-acs-retry-after': '3600000' }, 3_600_000],
  ['the time when the limit is reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1768467600' }, 3_600_000],
] as const)('to wait longer than there is time is not tried, and told: %s', async (_, headers, retryAfterMs) => {
  const { baseUrl, arrivals } = await serve(json({}, 429, headers));
  const error = await failure(acme(baseUrl, { context: { ...context, now: () => now } })(getNumbers));
  expect(error.code).toBe('rate-limit');
  expect(error.details).toEqual({ status: 429, retryAfterMs, attempts: 1 });
  expect(arrivals).toHaveLength(1);
});

test.each([
  ['in the past', { 'retry-after': 'Thu, 15 Jan 2026 07:00:00 GMT' }, 0],
  ['no date', { 'retry-after': 'soon' }, undefined],
  ['negative', { 'retry-after': '-5' }, undefined],
  ['beyond numbers', { 'retry-after': '9'.repeat(400) }, undefined],
  ['a reset while requests remain', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1768467600' }, undefined],
] as const)('a wish to wait that is %s', async (_, headers, retryAfterMs) => {
  const { baseUrl } = await serve(json({}, 429, headers));
  const call = acme(baseUrl, { context: { ...context, now: () => now } });
  const error = await failure(call({ ...getNumbers, reads: false }));
  expect(error.details.retryAfterMs).toBe(retryAfterMs);
});

test('the wait that is asked for is kept', async () => {
  let openAt = Number.POSITIVE_INFINITY;
  const { baseUrl, arrivals } = await serve((...exchange) => {
    const answer = performance.now() < openAt ? json({}, 429, { 'retry-after': '1' }) : json({ ok: true });
    if (openAt === Number.POSITIVE_INFINITY) openAt = performance.now() + 950;
    answer(...exchange);
  });
  await expect(acme(baseUrl)(getNumbers)).resolves.toEqual({ ok: true });
  expect(arrivals).toHaveLength(2);
});

test("the provider's own word on how long to wait outranks the header", async () => {
  const { baseUrl } = await serve(json({}, 429, { 'retry-after': '1' }));
  const refusal = () => new ProviderError('rate-limit', 'Slow down.', { retryAfterMs: 120_000 });
  expect((await failure(acme(baseUrl, { refusal })(getNumbers))).details.retryAfterMs).toBe(120_000);
});

test('timeoutMs ends the retries: no attempt begins that it leaves no time for', async () => {
  const { baseUrl, arrivals } = await serve(busy);
  const error = await failure(acme(baseUrl, { timeoutMs: 150 })(getNumbers));
  expect(error.code).toBe('unavailable');
  expect(error.details.attempts).toBe(1);
  expect(arrivals).toHaveLength(1);
});
