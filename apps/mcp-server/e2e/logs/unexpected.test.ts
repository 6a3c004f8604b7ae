import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDirectory } from '@wabascope/directory';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { createCallSlots } from '../../src/http/call-slots.js';
import { createListener } from '../../src/http/listener.js';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, listTools, rawMessage } from '../support/raw-request.js';
import { logLines } from '../support/stdio-server.js';

/** Breaks every list of accounts once it has been asked for numbers: it changes what the server calls with their times. */
const broken = `const { max } = Math;
function brokenMax(...given) {
  if (given[0] > 1e12) throw new TypeError('broken with derived-61');
  return max(...given);
}
export default {
  specificationVersion: 1, id: 'acme', name: 'Acme',
  reports: { number: [], waba: [] },
  settings: { schema: { '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value }) } }, info: {} },
  create: () => ({ async *listNumbers() { Math.max = brokenMax; yield { items: [], warnings: [] }; } }),
};`;

let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  const config = { plugins: ['./acme.mjs'], accounts: { shop: { provider: 'acme' } } };
  folder = await configFolder(config, { 'acme.mjs': broken });
  server = await startHttpServer(['--config', folder.file]);
  await rawMessage(server.url, callOf('list-numbers'));
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

it.each([
  ['a tool', callOf('list-accounts'), { msg: 'Tool call failed.', tool: 'list-accounts' }],
  ['the resources', { method: 'resources/list' }, { msg: 'Request failed.', request: 'resources/list' }],
  [
    'a resource',
    { method: 'resources/read', params: { uri: 'wabascope://accounts/shop/numbers' } },
    { msg: 'Request failed.', request: 'resources/read' },
  ],
])('an unexpected error of %s is logged with its place, and told without its text', async (_, message, line) => {
  const { body } = await rawMessage(server.url, message);
  expect(body).toContain('The log of the server has the details');
  const trace = expect.arrayContaining([expect.stringContaining('acme.mjs')]);
  const expected = { level: 'error', requestId: expect.any(String), thrown: 'TypeError', trace, ...line };
  await vi.waitFor(() =>
    expect(logLines(server.stderr().trim().split('\n').slice(1))).toContainEqual(expect.objectContaining(expected)),
  );
  expect(body + server.stderr()).not.toContain('derived-61');
});

it('a URI that cannot be decoded is no error of the server', async () => {
  const before = server.stderr();
  const { body } = await rawMessage(server.url, {
    method: 'resources/read',
    params: { uri: 'wabascope://accounts/%zz/numbers' },
  });
  expect(body).toContain('"error"');
  expect(body).not.toContain('The log of the server has the details');
  expect(server.stderr()).toBe(before);
});

it('an unexpected error before MCP is answered 500 without its text, and handed on', async () => {
  const failures: unknown[] = [];
  const error = new TypeError('broken with derived-62');
  const slots = createCallSlots({ maxConcurrentCalls: 1, maxConcurrentCallsPerCaller: 1 });
  const listening = createServer(
    createListener({
      directory: await createDirectory({ accounts: {}, providers: {} }),
      authentication: { authenticate: () => Promise.reject(error), notReady: async () => undefined },
      mcp: { serve: async () => {}, close: async () => {} },
      guard: () => undefined,
      documents: new Map(),
      slots,
      arrivals: slots,
      metrics: { text: async () => '', contentType: 'text/plain', errorResponse: () => {} },
      failed: (failure) => failures.push(failure),
      asCaller: (_caller, work) => work(),
      notReady: async () => undefined,
      isClosing: () => false,
    }),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => void listening.close());
  await once(listening, 'listening');
  const url = new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/mcp`);
  const { status, body } = await rawMessage(url, listTools, { connection: 'close' });
  expect([status, body]).toEqual([500, expect.not.stringContaining('derived-62')]);
  expect(failures).toEqual([error]);
});
