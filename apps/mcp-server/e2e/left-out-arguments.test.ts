import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from './support/http-server.js';
import { rawMessage } from './support/raw-request.js';
import { type StdioServer, startStdioServer } from './support/stdio-server.js';

let http: HttpServer;
let stdio: StdioServer;
beforeAll(async () => {
  [http, stdio] = await Promise.all([startHttpServer(['--sandbox']), startStdioServer(['--sandbox'])]);
});
afterAll(() => Promise.all([http.close(), stdio.end()]));

type Send = (method: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>;

const overHttp: Send = async (method, params) => {
  const { body } = await rawMessage(http.url, { method, params });
  return JSON.parse(/\{.*\}/s.exec(body)?.[0] ?? '');
};

// Messages that the SDK rejects, and that its clients do not send.
describe.each<[string, Send]>([
  ['stdio', (method, params) => stdio.request(method, params)],
  ['HTTP', overHttp],
])('over %s', (_, send) => {
  it.each([null, {}, { account: null }, { account: null, provider: '' }])(
    'a prompt with the arguments %j is about all accounts',
    async (args) => {
      const response = await send('prompts/get', { name: 'audit-numbers', arguments: args });
      expect(JSON.stringify(response.result)).toContain('Audit our WhatsApp Business numbers.');
    },
  );

  it.each(['singapore', ['singapore']])('a prompt uses the account %j when the provider is null', async (account) => {
    const response = await send('prompts/get', { name: 'audit-numbers', arguments: { account, provider: null } });
    expect(JSON.stringify(response.result)).toContain(
      'Audit our WhatsApp Business numbers (accounts [\\"singapore\\"]).',
    );
  });

  it.each([5, true, {}, ['singapore', 'riyadh']])(
    'a prompt with %j instead of an alias gets an error that names the accounts',
    async (account) => {
      const response = await send('prompts/get', { name: 'audit-numbers', arguments: { account } });
      expect(response.error).toMatchObject({
        code: -32602,
        message: expect.stringMatching(/^account: not configured\. Known values: amman, /),
      });
    },
  );

  it('a tool with null arguments is called without arguments', async () => {
    const response = await send('tools/call', { name: 'list-accounts', arguments: null });
    expect(response.result).toMatchObject({ structuredContent: { total: expect.any(Number) } });
  });
});

it('null arguments are the same as no arguments in a batch over HTTP', async () => {
  const params = { name: 'audit-numbers', arguments: null };
  const call = { jsonrpc: '2.0', id: 1, method: 'prompts/get', params };
  const response = await fetch(http.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify([call, { jsonrpc: '2.0', id: 2, method: 'ping' }]),
  });
  expect(await response.text()).toContain('Audit our WhatsApp Business numbers.');
});
