import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { acme, context, failure, getNumbers } from './__fixtures__/client.js';
import { json, type ServedResponse, serve } from './__fixtures__/serve.js';

const never: ServedResponse = () => undefined;

/** Sends the headers and the first half of a body. */
const half: ServedResponse = (response) => response.writeHead(200).write('{"ok":');

const reasons = [
  ['an error', new Error('The user left.')],
  ['a text', 'stop'],
  ['null', null],
  ['an object', { because: 'closed' }],
] as const;

/** The value that a promise rejects with. */
async function rejection(promise: Promise<unknown>): Promise<{ reason: unknown }> {
  return promise.then(
    () => Promise.reject(new Error('It fulfilled.')),
    (reason: unknown) => ({ reason }),
  );
}

test.each(reasons)('aborted before the call, it rejects with the reason without a request: %s', async (_, reason) => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  const call = { ...getNumbers, signal: AbortSignal.abort(reason) };
  expect(await rejection(acme(baseUrl)(call))).toEqual({ reason });
  expect((await rejection(acme(baseUrl)(call))).reason).toBe(reason);
  expect(received).toHaveLength(0);
});

test.each(reasons)(
  'aborted while it waits for the response, it rejects with the reason itself: %s',
  async (_, reason) => {
    const controller = new AbortController();
    const { baseUrl, received } = await serve(() => controller.abort(reason));
    const { signal } = controller;
    expect((await rejection(acme(baseUrl)({ ...getNumbers, signal }))).reason).toBe(reason);
    expect(received).toHaveLength(1);
  },
);

test.each(reasons)('aborted while it reads the body, it rejects with the reason itself: %s', async (_, reason) => {
  const controller = new AbortController();
  const { baseUrl } = await serve(half);
  const fetch: typeof globalThis.fetch = async (...request) => {
    const response = await globalThis.fetch(...request);
    setImmediate(() => controller.abort(reason));
    return response;
  };
  const call = acme(baseUrl, { context: { ...context, fetch } });
  expect((await rejection(call({ ...getNumbers, signal: controller.signal }))).reason).toBe(reason);
});

test.each(reasons)('aborted between two attempts, it rejects with the reason itself: %s', async (_, reason) => {
  const controller = new AbortController();
  const { baseUrl, received } = await serve((response) => {
    response.on('finish', () => setImmediate(() => controller.abort(reason)));
    response.writeHead(503, { 'retry-after': '5' }).end('{}');
  });
  expect((await rejection(acme(baseUrl)({ ...getNumbers, signal: controller.signal }))).reason).toBe(reason);
  expect(received).toHaveLength(1);
});

test('aborted while it waits for its turn, it rejects with the reason and never signs', async () => {
  const controller = new AbortController();
  const reason = { because: 'closed' };
  const { baseUrl, received } = await serve(json({ ok: true }));
  let signed = 0;
  const call = acme(baseUrl, {
    authorize: () => {
      signed += 1;
      return {};
    },
    context: {
      ...context,
      pace: (_, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('Left the queue.')));
          setImmediate(() => controller.abort(reason));
        }),
    },
  });
  expect((await rejection(call({ ...getNumbers, signal: controller.signal }))).reason).toBe(reason);
  expect(signed).toBe(0);
  expect(received).toHaveLength(0);
});

test('a missing response ends with a timeout, and the message has the time limit', async () => {
  const { baseUrl, received } = await serve(never);
  // Long enough for the request to arrive on a busy machine.
  const error = await failure(acme(baseUrl, { timeoutMs: 500 })(getNumbers));
  expect(error.code).toBe('timeout');
  expect(error.message).toContain('500 ms');
  expect(error.retryable).toBe(true);
  expect(received).toHaveLength(1);
});

test('a body that drips ends with a timeout', async () => {
  const { baseUrl } = await serve((response) => {
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  expect((await failure(acme(baseUrl, { timeoutMs: 100 })(getNumbers))).code).toBe('timeout');
});

test('the time is that of the whole call: what is left after a failed attempt ends the next one', async () => {
  const { baseUrl, received } = await serve(json({}, 503), never);
  const error = await failure(acme(baseUrl, { timeoutMs: 1_500 })(getNumbers));
  expect(error.code).toBe('timeout');
  expect(error.details.attempts).toBe(2);
  expect(received).toHaveLength(2);
});

test('a slow response leaves less time for another attempt', async () => {
  const { baseUrl, received } = await serve((response) => {
    setTimeout(() => response.writeHead(503).end(), 250);
  });
  const error = await failure(acme(baseUrl, { timeoutMs: 400 })(getNumbers));
  expect(error.details.attempts).toBe(1);
  expect(received).toHaveLength(1);
});

test('waiting for a turn takes none of the time, and what is signed is signed after it', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  let now = 1_000;
  const call = acme(baseUrl, {
    timeoutMs: 1_000,
    authorize: (request) => ({ 'x-now': String(request.now) }),
    context: {
      ...context,
      now: () => now,
      pace: async (send) => {
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        now = 2_000;
        return send(globalThis.fetch);
      },
    },
  });
  await expect(call(getNumbers)).resolves.toEqual({ ok: true });
  expect(received[0]?.headers['x-now']).toBe('2000');
});

test('each attempt is paced, for the scope of the call, and uses the fetch that it is given', async () => {
  const { baseUrl, received } = await serve(json({}, 503), json({ ok: true }));
  const scopes: unknown[] = [];
  const call = acme(baseUrl, {
    context: {
      ...context,
      fetch: () => Promise.reject(new Error('A host that paces gives its own fetch.')),
      pace: (send, { scope } = {}) => {
        scopes.push(scope);
        return send(globalThis.fetch);
      },
    },
  });
  await expect(call({ ...getNumbers, scope: 'numbers' })).resolves.toEqual({ ok: true });
  expect(scopes).toEqual(['numbers', 'numbers']);
  expect(received).toHaveLength(2);
});

test('a signal that outlives its calls keeps nothing of them', async () => {
  const { signal } = new AbortController();
  const { baseUrl } = await serve(json({ ok: true }));
  const call = acme(baseUrl);
  for (let made = 0; made < 20; made += 1) await call({ ...getNumbers, signal });
  await failure(acme(baseUrl, { maxBodyBytes: 1 })({ ...getNumbers, signal }));
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  // Signals that AbortSignal.any makes are kept in sets behind symbols.
  const sets = Object.getOwnPropertySymbols(signal).map((symbol) => Reflect.get(signal, symbol));
  expect(sets.filter((value) => value instanceof Set && value.size > 0)).toHaveLength(0);
});

test.each([Number.NaN, 0, -1, 2 ** 31])(
  'a timeoutMs of %d, which no timer can wait, is a config error',
  async (timeoutMs) => {
    const opening = async () => acme('https://acme.invalid', { timeoutMs });
    const error = await failure(opening());
    expect(error).toMatchObject({ code: 'config', details: { settings: ['timeoutMs'] } });
  },
);
