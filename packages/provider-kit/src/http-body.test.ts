import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import type { Warning } from '@wabascope/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { acme, failure, getNumbers } from './__fixtures__/client.js';
import { json, raw, serve } from './__fixtures__/serve.js';

test('a body up to the limit is read, one byte more is not', async () => {
  const body = JSON.stringify({ ok: true });
  const { baseUrl, received } = await serve(raw(body));
  await expect(acme(baseUrl, { maxBodyBytes: body.length })(getNumbers)).resolves.toEqual({ ok: true });
  const error = await failure(acme(baseUrl, { maxBodyBytes: body.length - 1 })(getNumbers));
  expect(error.code).toBe('bad-response');
  expect(error.message).toContain(`${body.length - 1} bytes`);
  expect(received).toHaveLength(2);
});

test('an endless body is broken off while it is read, and its connection with it', async () => {
  let closed: Promise<unknown> | undefined;
  const { baseUrl } = await serve((response) => {
    closed = once(response, 'close');
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    };
    response.on('drain', pour);
    pour();
  });
  const error = await failure(acme(baseUrl, { maxBodyBytes: 100_000 })(getNumbers));
  expect(error.code).toBe('bad-response');
  await closed;
});

test('of a compressed body, what comes out is counted', async () => {
  const bomb = gzipSync(JSON.stringify({ ok: true, filler: 'x'.repeat(1_000_000) }));
  const { baseUrl } = await serve(raw(bomb, 200, { 'content-encoding': 'gzip' }));
  expect(bomb.length).toBeLessThan(10_000);
  const error = await failure(acme(baseUrl, { maxBodyBytes: 100_000 })(getNumbers));
  expect(error.code).toBe('bad-response');
  await expect(acme(baseUrl)(getNumbers)).resolves.toEqual({ ok: true });
});

test('a character that is split between two packets arrives whole', async () => {
  const bytes = Buffer.from('{"name":"公司"}');
  const { baseUrl } = await serve((response) => {
    response.write(bytes.subarray(0, 10), () => setImmediate(() => response.end(bytes.subarray(10))));
  });
  const schema = z.object({ name: z.string() });
  await expect(acme(baseUrl)({ ...getNumbers, schema })).resolves.toEqual({ name: '公司' });
});

test('a byte order mark before the JSON does no harm', async () => {
  const { baseUrl } = await serve(raw('\ufeff{"ok":true}'));
  await expect(acme(baseUrl)(getNumbers)).resolves.toEqual({ ok: true });
});

test.each([
  ['an HTML page', '<html>Welcome</html>'],
  ['JSON that ends in the middle', '{"ok":tr'],
  ['nothing', ''],
  ['JSON that is nested a hundred thousand levels deep', '['.repeat(100_000) + ']'.repeat(100_000)],
])('%s with HTTP 200 is a bad response', async (_, body) => {
  const { baseUrl, received } = await serve(raw(body));
  const schema: z.ZodType = z.lazy(() => z.union([z.array(schema), z.object({ ok: z.boolean() })]));
  const error = await failure(acme(baseUrl)({ ...getNumbers, schema }));
  expect(error.code).toBe('bad-response');
  expect(error.details).toEqual({ status: 200, attempts: 1 });
  expect(received).toHaveLength(1);
});

test('a deep value inside a row does not crash either', async () => {
  const { baseUrl } = await serve(raw(`{"ok":true,"rows":[{"deep":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}]}`));
  expect((await failure(acme(baseUrl)(getNumbers))).code).toBe('bad-response');
});

const keys = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":1`).join();

test.each([
  ['400,001 values', `[${'1,'.repeat(399_999)}1]`, '400000 values'],
  ['400,001 objects', `[${'{},'.repeat(399_999)}{}]`, '400000 values'],
  ['10,001 keys', `{${keys(10_001)}}`, '10000 different keys'],
  ['101 levels', `${'['.repeat(101)}${']'.repeat(101)}`, '100 levels'],
])('a body with %s is broken off', async (_, body, limit) => {
  const { baseUrl, received } = await serve(raw(body));
  const error = await failure(acme(baseUrl)(getNumbers));
  expect(error).toMatchObject({ code: 'bad-response', message: expect.stringContaining(`more than ${limit}`) });
  expect(received).toHaveLength(1);
});

test.each([
  ['400,000 values', `{"ok":true,"rows":[${'1,'.repeat(399_996)}1]}`],
  ['10,000 keys', `{"ok":true,${keys(9_999)}}`],
  ['the same key 30,000 times', `{"ok":true,"rows":[${'{"a":1},'.repeat(30_000)}{}]}`],
  ['brackets, quotes, commas and colons in a text', JSON.stringify({ ok: true, text: '[{",:\\"'.repeat(500_000) })],
  ['100 levels', `{"ok":true,"rows":${'['.repeat(99)}${']'.repeat(99)}}`],
])('a body with %s is read', async (_, body) => {
  const { baseUrl } = await serve(raw(body));
  await expect(acme(baseUrl)(getNumbers)).resolves.toMatchObject({ ok: true });
});

test('a __proto__ key changes nothing', async () => {
  const { baseUrl } = await serve(raw('{"ok":true,"__proto__":{"polluted":true},"constructor":{"prototype":1}}'));
  const schema = z.looseObject({ ok: z.boolean() });
  const body = await acme(baseUrl)({ ...getNumbers, schema });
  expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
  expect('polluted' in body || 'polluted' in {}).toBe(false);
});

test('a body that ends before its announced length is read again', async () => {
  const { baseUrl, received } = await serve(
    (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":', () => response.destroy());
    },
    json({ ok: true }),
  );
  await expect(acme(baseUrl)(getNumbers)).resolves.toEqual({ ok: true });
  expect(received).toHaveLength(2);
});

test.each(['gzip', 'deflate', 'br'])(
  'a body that is not the %s that its head announces is a bad response',
  async (name) => {
    const { baseUrl, received } = await serve(raw('{"ok":true}', 200, { 'content-encoding': name }));
    const error = await failure(acme(baseUrl)(getNumbers));
    expect(error.code).toBe('bad-response');
    expect(error.message).toContain('not compressed as its headers declare');
    expect(received).toHaveLength(1);
  },
);

test('with a list for warnings, a member that does not fit costs that member', async () => {
  const { baseUrl } = await serve(json({ rows: [1], total: 'x' }));
  const schema = z.object({ rows: z.array(z.number()), total: z.number().nullish() });
  const warnings: Warning[] = [];
  await expect(acme(baseUrl)({ ...getNumbers, schema, warnings })).resolves.toEqual({ rows: [1] });
  expect(warnings).toEqual([{ type: 'unknown-value', message: expect.any(String), field: 'total' }]);
  const error = await failure(acme(baseUrl)({ ...getNumbers, schema }));
  expect(error).toMatchObject({ code: 'bad-response', details: { paths: ['total'] } });
});

test('with a list for warnings, what the schema requires is required', async () => {
  const { baseUrl } = await serve(json({ ok: 'x' }));
  const error = await failure(acme(baseUrl)({ ...getNumbers, warnings: [] }));
  expect(error).toMatchObject({ code: 'bad-response', details: { paths: ['ok'] } });
});
