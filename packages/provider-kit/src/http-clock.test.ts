import { expect, test } from 'vitest';
import { acme, context, errorsWith, failure, getNumbers } from './__fixtures__/client.js';
import { json, type ServedResponse, serve } from './__fixtures__/serve.js';
import type { HttpClientOptions } from './index.js';

const providerTime = Date.parse('2026-01-15T08:00:00Z');
const date = new Date(providerTime).toUTCString();

/** Accepts a request that is signed within a minute of the provider's time. */
const strict: ServedResponse = (response, request) => {
  const isClose = Math.abs(Number(request.headers['x-now']) - providerTime) < 60_000;
  json(isClose ? { ok: true } : { error: 'Expired' }, 200, { date })(response, request);
};

/** A client whose clock is an hour ahead of the provider's. */
const hourAhead: Partial<HttpClientOptions> = {
  authorize: ({ now }) => ({ 'x-now': String(now) }),
  context: { ...context, now: () => providerTime + 3_600_000 },
  errors: errorsWith('Expired', { code: 'clock-skew', message: 'Correct the clock.' }),
};

test("the provider's time comes from the Date header, and is kept for later calls", async () => {
  const { baseUrl, received } = await serve(strict);
  const call = acme(baseUrl, hourAhead);
  await expect(call(getNumbers)).resolves.toEqual({ ok: true });
  expect(received.map(({ headers }) => Number(headers['x-now']) - providerTime)).toEqual([3_600_000, 0]);
  await expect(call(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(3);
  await expect(call(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(4);
});

test.each([
  ['while the clock is corrected', 'clock-skew'],
  ['before a retry', 'unavailable'],
] as const)('aborted %s, it takes no other turn', async (_, code) => {
  const controller = new AbortController();
  const { baseUrl, received } = await serve(json({}, 400, { date }));
  let turns = 0;
  const call = acme(baseUrl, {
    context: {
      ...context,
      pace: (send) => {
        turns += 1;
        return send(globalThis.fetch);
      },
    },
    errors: {
      read: () => {
        controller.abort('enough');
        return {};
      },
      table: [{ when: () => true, code, message: 'Try again later.' }],
    },
  });
  await expect(call({ ...getNumbers, signal: controller.signal })).rejects.toBe('enough');
  expect(turns).toBe(1);
  expect(received).toHaveLength(1);
});

test('a slow body does not make the clock look wrong', async () => {
  let now = providerTime;
  const { baseUrl } = await serve(json({ error: 'Expired' }, 401, { date }));
  const slowBody: typeof globalThis.fetch = async (...request) => {
    const response = await fetch(...request);
    const text = await response.text();
    const body = new ReadableStream(
      {
        pull(controller) {
          now += 120_000;
          controller.enqueue(new TextEncoder().encode(text));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, response);
  };
  const call = acme(baseUrl, { ...hourAhead, context: { ...context, now: () => now, fetch: slowBody } });
  expect((await failure(call(getNumbers))).details.clockOffsetMs).toBe(120_000);
});

test('two clients do not share the correction of the clock', async () => {
  const { baseUrl, received } = await serve(strict);
  await acme(baseUrl, hourAhead)(getNumbers);
  await acme(baseUrl, hourAhead)(getNumbers);
  expect(received).toHaveLength(4);
});

test('a second clock-skew ends the call, and the error has the offset of the clock', async () => {
  const { baseUrl, received } = await serve(json({ error: 'Expired' }, 401, { date }));
  const error = await failure(acme(baseUrl, hourAhead)(getNumbers));
  expect(error.code).toBe('clock-skew');
  expect(error.details).toEqual({ status: 401, clockOffsetMs: 3_600_000, attempts: 2 });
  expect(received).toHaveLength(2);
});

test('without a Date header, the clock is not corrected and the call is not repeated', async () => {
  const { baseUrl, received } = await serve((response) => {
    response.sendDate = false;
    response.end(JSON.stringify({ error: 'Expired' }));
  });
  const error = await failure(acme(baseUrl, hourAhead)(getNumbers));
  expect(error.details).toEqual({ status: 200, attempts: 1 });
  expect(received).toHaveLength(1);
});

test('the correction does not count as one of the three attempts', async () => {
  const busy = json({}, 503);
  const { baseUrl, received } = await serve(busy, busy, strict);
  await expect(acme(baseUrl, hourAhead)(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(4);
});
