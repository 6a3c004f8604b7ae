import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, rawMessage } from '../support/raw-request.js';
import { logLines } from '../support/stdio-server.js';

/** Its first fetch breaks every later list of accounts: it changes a function that the server calls with their times. */
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
])('an unexpected error of %s is logged with its stack, and sent without its message', async (_, message, line) => {
  const { body } = await rawMessage(server.url, message);
  expect(body).toContain('The log of the server has the details');
  const trace = expect.arrayContaining([expect.stringContaining('acme.mjs')]);
  const expected = { level: 'error', requestId: expect.any(String), thrown: 'TypeError', trace, ...line };
  await vi.waitFor(() =>
    expect(logLines(server.stderr().trim().split('\n').slice(1))).toContainEqual(expect.objectContaining(expected)),
  );
  expect(body + server.stderr()).not.toContain('derived-61');
});

it.each([
  'wabascope://accounts/%zz/numbers',
  'wabascope://accounts/%E0%A4/numbers',
  'wabascope://%zz',
  'accounts/shop/numbers',
  'http://[',
  '',
])('the malformed resource URI "%s" is an invalid-params error and is not logged', async (uri) => {
  const before = server.stderr();
  const { body } = await rawMessage(server.url, { method: 'resources/read', params: { uri } });
  expect(body).toContain('"code":-32602');
  expect(server.stderr()).toBe(before);
});
