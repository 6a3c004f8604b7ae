import { inspect } from 'node:util';
import type { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, context, errorsWith, failure, getNumbers } from './__fixtures__/client.js';
import { json, raw, type ServedResponse, serve } from './__fixtures__/serve.js';
import { Secret } from './index.js';

const key = new Secret('s3cr3t-key');
const leaks = ['s3cr3t', 'body-text', 'cookie-value'];
const leak = 's3cr3t-key body-text';
const headers = { 'set-cookie': 'cookie-value', 'x-echo': 's3cr3t-key' };

const responses: readonly (readonly [string, ServedResponse])[] = [
  ['a status', json({ error: leak }, 500, headers)],
  ['another form', json({ ok: leak, [leak]: leak }, 200, headers)],
  ['HTML', raw(`<html>${leak}`, 200, headers)],
  ['an error', json({ rejected: leak }, 200, headers)],
  ['too much', json({ filler: leak.repeat(100) }, 200, headers)],
  ['a redirect', raw('', 302, { ...headers, location: 'https://s3cr3t-key.invalid/' })],
  [
    'half a body',
    (response) => response.writeHead(200, { ...headers, 'content-length': '99' }).write(leak, () => response.destroy()),
  ],
  ['a broken encoding', raw(leak, 200, { ...headers, 'content-encoding': 'gzip' })],
  ['nothing in time', () => undefined],
];

test.each(responses)('%s becomes an error that shows neither secret nor body', async (_, response) => {
  const { baseUrl } = await serve(response);
  const call = acme(baseUrl, {
    timeoutMs: 500,
    maxBodyBytes: 1_000,
    authorize: () => ({ authorization: `Bearer ${key.reveal()}` }),
    errors: errorsWith('rejected', { code: 'auth', message: 'No.' }),
  });
  const error = await failure(call({ ...getNumbers, query: { token: key.reveal() }, json: undefined }));
  expectNoLeak(error);
});

test('the text of an error that fetch throws is not passed on', async () => {
  const fetch: typeof globalThis.fetch = () =>
    Promise.reject(new TypeError(`fetch failed: ${leak}`, { cause: new Error(leak) }));
  expectNoLeak(await failure(acme('https://acme.invalid', { context: { ...context, fetch } })(getNumbers)));
});

function expectNoLeak(error: ProviderError): void {
  const shown = [
    inspect(error, { depth: null, showHidden: true }),
    JSON.stringify(error),
    String(error.stack),
    error.message,
    JSON.stringify(error.details),
  ].join('\n');
  for (const text of leaks) expect(shown).not.toContain(text);
}
