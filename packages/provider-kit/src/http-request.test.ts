import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { acme, context, failure, getNumbers } from './__fixtures__/client.js';
import { json, raw, serve } from './__fixtures__/loopback.js';
import type { HttpRequest } from './index.js';

test('a call sends method, path, query and JSON, and returns what the schema reads', async () => {
  const { baseUrl, arrivals } = await serve(json({ ok: true, more: 1 }));
  const call = acme(`${baseUrl}/v1`);
  const query = { q: "a b&c=d/ü'*", page: '2', none: undefined };
  const answer = await call({
    ...getNumbers,
    method: 'POST',
    query,
    json: { text: 'ü' },
    headers: { 'x-version': '1' },
  });
  expect(answer).toStrictEqual({ ok: true });
  expect(arrivals).toHaveLength(1);
  expect(arrivals[0]).toMatchObject({
    method: 'POST',
    url: '/v1/numbers?q=a%20b%26c%3Dd%2F%C3%BC%27*&page=2',
    body: '{"text":"ü"}',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-version': '1' },
  });
});

test('a call without JSON sends no body and no content type', async () => {
  const { baseUrl, arrivals } = await serve(json({ ok: true }));
  await acme(baseUrl)(getNumbers);
  expect(arrivals[0]?.body).toBe('');
  expect(arrivals[0]?.headers).not.toHaveProperty('content-type');
});

test('a lone surrogate in a query is replaced, not a crash', async () => {
  const { baseUrl, arrivals } = await serve(json({ ok: true }));
  await acme(baseUrl)({ ...getNumbers, query: { wabaId: 'a\ud800' } });
  expect(arrivals[0]?.url).toBe('/numbers?wabaId=a%EF%BF%BD');
});

test('authorize sees the whole request, and what it returns is sent', async () => {
  const { baseUrl, arrivals } = await serve(json({ ok: true }));
  const seen: HttpRequest[] = [];
  const authorize = (request: HttpRequest) => {
    seen.push(request);
    return { 'x-signature': 'signed' };
  };
  const call = acme(baseUrl, { authorize, context: { ...context, now: () => 1_700_000_000_000 } });
  await call({ ...getNumbers, method: 'POST', query: { a: '1' }, json: [1], headers: { 'x-nonce': 'n' } });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: 'POST', body: '[1]', now: 1_700_000_000_000 });
  expect(seen[0]?.url.href).toBe(`${baseUrl}/numbers?a=1`);
  expect(seen[0]?.headers).toMatchObject({ 'x-nonce': 'n', 'content-type': 'application/json' });
  expect(arrivals[0]?.headers['x-signature']).toBe('signed');
});

test('a refusal counts on HTTP 200, too, and gets the status', async () => {
  const { baseUrl } = await serve(json({ code: 'Bad', ok: true }));
  const call = acme(baseUrl, {
    refusal: ({ body, status, headers }) => {
      expect(headers.get('content-type')).toBe('application/json');
      expect(body).toEqual({ code: 'Bad', ok: true });
      return new ProviderError('auth', 'Check accessKey.', { upstreamCode: 'Bad', requestId: String(status) });
    },
  });
  const error = await failure(call(getNumbers));
  expect(error.code).toBe('auth');
  expect(error.message).toBe('Check accessKey.');
  expect(error.details).toEqual({ upstreamCode: 'Bad', requestId: '200', status: 200, attempts: 1 });
});

test('a refusal outranks what the HTTP status stands for', async () => {
  const { baseUrl } = await serve(json({ code: 'Gone' }, 500));
  const refusal = () => new ProviderError('not-found', 'No such WABA.');
  expect((await failure(acme(baseUrl, { refusal })(getNumbers))).code).toBe('not-found');
});

test.each([
  [400, 'rejected'],
  [401, 'auth'],
  [403, 'permission'],
  [404, 'not-found'],
  [408, 'timeout'],
  [409, 'rejected'],
  [422, 'rejected'],
  [429, 'rate-limit'],
  [500, 'unavailable'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'timeout'],
])('HTTP %i that no refusal explains is %s', async (status, code) => {
  const { baseUrl } = await serve(json({ what: 'ever' }, status));
  const call = acme(baseUrl, { refusal: () => undefined });
  const error = await failure(call({ ...getNumbers, reads: false }));
  expect(error.code).toBe(code);
  expect(error.details.status).toBe(status);
  expect(error.message).toContain('Acme');
});

test('an HTML page with HTTP 502 says unavailable', async () => {
  const { baseUrl } = await serve(raw('<html>Bad gateway</html>', 502, { 'content-type': 'text/html' }));
  const refusal = () => new ProviderError('auth', 'Never asked about a body that is no JSON.');
  const error = await failure(acme(baseUrl, { refusal })({ ...getNumbers, reads: false }));
  expect(error.code).toBe('unavailable');
});

test('an answer in another form gives its keys as words of the provider, and the paths that differ, never a value', async () => {
  const { baseUrl } = await serve(json({ ok: 'secret-value', data: [{ name: 'secret-value' }], '+49 secret-key': 1 }));
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error.code).toBe('bad-response');
  expect(error.message).toContain('(an object)');
  expect(error.details).toEqual({ upstreamMessage: 'keys: ok, data', status: 200, paths: ['ok'], attempts: 1 });
  expect(JSON.stringify(error)).not.toContain('secret');
});

test('thousands of odd paths are cut to twenty', async () => {
  const { baseUrl } = await serve(json({ rows: Array(5_000).fill(1) }));
  const schema = z.object({ rows: z.array(z.string()) });
  expect((await failure(acme(baseUrl)({ ...getNumbers, schema }))).details.paths).toHaveLength(20);
});

test.each([
  ['null', 'null'],
  ['[]', 'an array'],
  ['"text"', 'a string'],
  ['1', 'a number'],
  ['{}', 'an object'],
])('the body %s in place of an object is named %s', async (body, name) => {
  const { baseUrl } = await serve(raw(body));
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error.code).toBe('bad-response');
  expect(error.message).toContain(`(${name})`);
});

test('readHeaders sees the headers of the answer that is returned, and of no other', async () => {
  const { baseUrl } = await serve(json({}, 503, { 'x-answer': '1' }), json({ ok: true }, 200, { 'x-answer': '2' }));
  const seen: (string | null)[] = [];
  await acme(baseUrl)({ ...getNumbers, readHeaders: (headers) => seen.push(headers.get('x-answer')) });
  expect(seen).toEqual(['2']);
});

test('a mistake in the code of a plugin is not told as a broken connection', async () => {
  const { baseUrl, arrivals } = await serve(json({ ok: true }));
  const mistake = new TypeError('Cannot read properties of undefined');
  const authorize = () => {
    throw mistake;
  };
  await expect(acme(baseUrl, { authorize })(getNumbers)).rejects.toBe(mistake);
  expect(arrivals).toHaveLength(0);
});

test('a credential that no header can hold is a config error that does not quote it', async () => {
  const { baseUrl, arrivals } = await serve(json({ ok: true }));
  const error = await failure(acme(baseUrl, { authorize: () => ({ token: 'pa“sted' }) })(getNumbers));
  expect(error.code).toBe('config');
  expect(JSON.stringify(error)).not.toContain('sted”');
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('pa“');
  expect(arrivals).toHaveLength(0);
});
