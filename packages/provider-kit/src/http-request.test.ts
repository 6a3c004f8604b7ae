import { expect, test } from 'vitest';
import * as z from 'zod';
import { acme, context, errorsWith, failure, getNumbers } from './__fixtures__/client.js';
import { json, raw, serve } from './__fixtures__/serve.js';
import type { HttpRequest } from './index.js';

test('a call sends method, path, query and JSON, and returns what the schema reads', async () => {
  const { baseUrl, received } = await serve(json({ ok: true, more: 1 }));
  const call = acme(`${baseUrl}/v1`);
  const query = { q: "a b&c=d/ü'*", page: '2', none: undefined };
  const body = await call({
    ...getNumbers,
    method: 'POST',
    query,
    json: { text: 'ü' },
    headers: { 'x-version': '1' },
  });
  expect(body).toStrictEqual({ ok: true });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: 'POST',
    url: '/v1/numbers?q=a%20b%26c%3Dd%2F%C3%BC%27*&page=2',
    body: '{"text":"ü"}',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-version': '1' },
  });
});

test('a call without JSON sends no body and no content type', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  await acme(baseUrl)(getNumbers);
  expect(received[0]?.body).toBe('');
  expect(received[0]?.headers).not.toHaveProperty('content-type');
});

test.each([
  ['/numbers?page=2', /contains a query: put the query into `query`/],
  ['/numbers?', /put the query into `query`/],
  ['/numbers#top', /contains `#`: percent-encode it/],
  ['numbers', /does not begin with `\/`/],
  ['', /does not begin with `\/`/],
  ['@evil.invalid/numbers', /does not begin with `\/`/],
  ['https://acme.invalid/numbers', /is an absolute URL: put its first part into `baseUrl`/],
])('the path %j is rejected with the remedy, before anything is sent', async (path, remedy) => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  const error = await failure(acme(baseUrl)({ ...getNumbers, path }));
  expect(error.code).toBe('config');
  expect(error.message).toMatch(remedy);
  expect(received).toHaveLength(0);
});

test('a lone surrogate in a query is replaced, not a crash', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  await acme(baseUrl)({ ...getNumbers, query: { wabaId: 'a\ud800' } });
  expect(received[0]?.url).toBe('/numbers?wabaId=a%EF%BF%BD');
});

test('a form is sent percent-encoded, without entries that have no value', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  let signed = '';
  const authorize = ({ body }: HttpRequest) => {
    signed = body;
    return {};
  };
  const form = { grant_type: 'client credentials', scope: undefined, note: 'ä&=' };
  await acme(baseUrl, { authorize })({ ...getNumbers, method: 'POST', form });
  expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(received[0]?.body).toBe('grant_type=client+credentials&note=%C3%A4%26%3D');
  expect(signed).toBe(received[0]?.body);
});

test('authorize receives the whole request, and its headers are sent', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
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
  expect(received[0]?.headers['x-signature']).toBe('signed');
});

test('an error counts on HTTP 200, too, and has the status', async () => {
  const { baseUrl } = await serve(json({ code: 'Bad', ok: true }));
  const call = acme(baseUrl, {
    errors: {
      read: ({ body, status, headers }) => {
        expect(headers.get('content-type')).toBe('application/json');
        expect(body).toEqual({ code: 'Bad', ok: true });
        return { code: 'Bad', requestId: String(status) };
      },
      table: [{ when: 'Bad', code: 'auth', message: 'Check accessKey.' }],
    },
  });
  const error = await failure(call(getNumbers));
  expect(error.code).toBe('auth');
  expect(error.message).toBe('Check accessKey.');
  expect(error.details).toEqual({ upstreamCode: 'Bad', requestId: '200', status: 200, attempts: 1 });
});

test('a known code outranks the HTTP status', async () => {
  const { baseUrl } = await serve(json({ code: 'Gone' }, 500));
  const errors = errorsWith('Gone', { code: 'not-found', message: 'No such WABA.' });
  expect((await failure(acme(baseUrl, { errors })(getNumbers))).code).toBe('not-found');
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
])('HTTP %i without a documented error is %s', async (status, code) => {
  const { baseUrl } = await serve(json({ what: 'ever' }, status, { 'retry-after': '3600' }));
  const call = acme(baseUrl, { errors: { read: () => undefined, table: [] } });
  const error = await failure(call({ ...getNumbers }));
  expect(error.code).toBe(code);
  expect(error.details.status).toBe(status);
  expect(error.message).toContain('Acme');
});

test('an HTML page with HTTP 502 is unavailable', async () => {
  const { baseUrl } = await serve(
    raw('<html>Bad gateway</html>', 502, { 'content-type': 'text/html', 'retry-after': '3600' }),
  );
  const errors = { read: () => expect.fail('read receives JSON only'), table: [] };
  const error = await failure(acme(baseUrl, { errors })({ ...getNumbers }));
  expect(error.code).toBe('unavailable');
});

test('a body in another form is an error with its keys and the paths that differ, never a value', async () => {
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

test('readHeaders receives the headers of the response that is returned, and of no other', async () => {
  const { baseUrl } = await serve(json({}, 503, { 'x-attempt': '1' }), json({ ok: true }, 200, { 'x-attempt': '2' }));
  const seen: (string | null)[] = [];
  await acme(baseUrl)({ ...getNumbers, readHeaders: (headers) => seen.push(headers.get('x-attempt')) });
  expect(seen).toEqual(['2']);
});

test('a mistake in the code of a plugin is not reported as a broken connection', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  const mistake = new TypeError('Cannot read properties of undefined');
  const authorize = () => {
    throw mistake;
  };
  await expect(acme(baseUrl, { authorize })(getNumbers)).rejects.toBe(mistake);
  expect(received).toHaveLength(0);
});

test('a credential that no header can hold is a config error that does not quote it', async () => {
  const { baseUrl, received } = await serve(json({ ok: true }));
  const error = await failure(acme(baseUrl, { authorize: () => ({ token: 'pa“sted' }) })(getNumbers));
  expect(error.code).toBe('config');
  expect(JSON.stringify(error)).not.toContain('sted”');
  expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('pa“');
  expect(received).toHaveLength(0);
});
