import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { isProviderError } from '@wabascope/core';
import { onLoopback } from '@wabascope/provider-testing';
import { expect, onTestFinished, test } from 'vitest';
import { acme, context, failure, getNumbers } from './__fixtures__/client.js';
import { selfSigned } from './__fixtures__/self-signed.js';
import { json, serve } from './__fixtures__/serve.js';

/** Made once: nothing is retried. */
const readOnce = { ...getNumbers };

test('a redirect is not followed, and the other host sees no credential', async () => {
  const other = await serve(json({ ok: true }));
  const { baseUrl } = await serve((response) => response.writeHead(302, { location: other.baseUrl }).end());
  const error = await failure(acme(baseUrl, { authorize: () => ({ authorization: 'Bearer x' }) })(getNumbers));
  expect(error.code).toBe('bad-response');
  expect(error.message).toContain('check baseUrl');
  expect(other.received).toHaveLength(0);
});

test('a redirect that the host hides is one, too', async () => {
  const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  const call = acme('https://acme.invalid', { context: { ...context, fetch: async () => hidden } });
  expect((await failure(call(getNumbers))).message).toMatch(/redirects to another address.*check baseUrl/);
});

test.each([300, 304])('status %i is not a redirect', async (status) => {
  const { baseUrl } = await serve((response) => response.writeHead(status).end());
  expect((await failure(acme(baseUrl)(getNumbers))).message).not.toContain('redirects');
});

test('a refused connection is unavailable and tried again', async () => {
  const { origin, close } = await onLoopback(createServer());
  await close();
  const error = await failure(acme(origin)(getNumbers));
  expect(error.code).toBe('unavailable');
  expect(error.details).toEqual({ upstreamCode: 'ECONNREFUSED', attempts: 3 });
});

test('a connection that is reset is unavailable and tried again', async () => {
  const { baseUrl, received } = await serve((response) => response.socket?.resetAndDestroy(), json({ ok: true }));
  await expect(acme(baseUrl)(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(2);
});

test('a name that cannot be resolved is named', async () => {
  const error = await failure(acme('https://acme.invalid')(readOnce));
  expect(error.code).toBe('unavailable');
  expect(error.message).toContain('acme.invalid cannot be resolved');
  expect(error.details.upstreamCode).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  expect(error.details.settings).toEqual(['baseUrl']);
});

test('an address that comes from another setting names that one', async () => {
  const error = await failure(acme('https://acme.invalid', { addressSettings: ['region'] })(readOnce));
  expect(error.message).toContain('check region and DNS');
  expect(error.details.settings).toEqual(['region']);
});

test('an untrusted certificate is a config error without a retry', async () => {
  const { port, close } = await onLoopback(createTlsServer(selfSigned()));
  onTestFinished(close);
  const error = await failure(acme(`https://127.0.0.1:${port}`)(getNumbers));
  expect(error.code).toBe('config');
  expect(error.details).toEqual({
    upstreamCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    settings: ['baseUrl'],
    attempts: 1,
  });
});

test('https to a port that speaks http names the cause', async () => {
  const { baseUrl } = await serve(json({ ok: true }));
  const error = await failure(acme(baseUrl.replace('http:', 'https:'))(getNumbers));
  expect(error).toMatchObject({ code: 'config', details: { settings: ['baseUrl'], attempts: 1 } });
  expect(error.message).toBe(`${new URL(baseUrl).host} does not speak TLS on this port; check baseUrl.`);
});

test('a rejected TLS handshake is not an untrusted certificate', async () => {
  const { port, close } = await onLoopback(createTlsServer({ ...selfSigned(), ALPNCallback: () => undefined }));
  onTestFinished(close);
  const error = await failure(acme(`https://127.0.0.1:${port}`)(getNumbers));
  expect(error).toMatchObject({ code: 'config', details: { settings: ['baseUrl'], attempts: 1 } });
  expect(error.message).toMatch(/do not agree on TLS; check baseUrl/);
});

test('a port that fetch blocks is a config error without a retry', async () => {
  const error = await failure(acme('http://127.0.0.1:6000')(getNumbers));
  expect(error).toMatchObject({ code: 'config', details: { settings: ['baseUrl'], attempts: 1 } });
  expect(error.message).toMatch(/port of 127\.0\.0\.1:6000; check baseUrl\.$/);
});

test('a server that speaks something else is unavailable', async () => {
  const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  const { origin, close } = await onLoopback(server);
  onTestFinished(close);
  const error = await failure(acme(origin)(readOnce));
  expect(error.code).toBe('unavailable');
});

/** Calls with a `fetch` that rejects with `error`; what comes of it, and how many requests were made. */
async function callWith(error: unknown) {
  let sent = 0;
  const fetch = () => {
    sent += 1;
    return Promise.reject(error);
  };
  const call = acme('https://acme.invalid', { context: { ...context, fetch } });
  const outcome: unknown = await call(getNumbers).catch((reason: unknown) => reason);
  return { outcome, sent };
}

test('a module that cannot be loaded is passed on as it is, after one request', async () => {
  const error = Object.assign(new Error("Cannot find package 'undici'"), { code: 'ERR_MODULE_NOT_FOUND' });
  expect(await callWith(error)).toEqual({ outcome: error, sent: 1 });
  expect((await callWith(error)).outcome).toBe(error);
});

const badArgument = Object.assign(new Error('invalid onRequestStart method'), { code: 'UND_ERR_INVALID_ARG' });

test.each([
  ['of the host', new TypeError("Cannot read properties of undefined (reading 'x-secret')")],
  ['in a name', new ReferenceError('x-secret is not defined')],
  ['in an argument', new TypeError('fetch failed: x-secret', { cause: badArgument })],
])('a mistake %s is not a network error: its name and place are passed on, not its text', async (_, error) => {
  const { outcome, sent } = await callWith(error);
  expect(sent).toBe(1);
  expect(isProviderError(outcome)).toBe(false);
  expect(outcome).toMatchObject({ name: error.name, stack: expect.stringContaining('http-connection.test.ts') });
  expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain('x-secret');
});

test.each([
  ['without a cause', new TypeError('fetch failed')],
  ['with a cause without a code', new TypeError('fetch failed', { cause: new Error('unknown scheme') })],
  ['of another kind', new Error('socket hang up')],
])('an error of fetch %s is unavailable', async (_, error) => {
  const fetch = () => Promise.reject(error);
  const call = acme('https://acme.invalid', { context: { ...context, fetch } });
  expect((await failure(call(readOnce))).code).toBe('unavailable');
});
