import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from './support/http-server.js';
import { rawMessage } from './support/raw-request.js';
import { type StdioServer, startStdioServer } from './support/stdio-server.js';

let http: HttpServer;
let stdio2025: StdioServer;
let stdio2026: StdioServer;
beforeAll(async () => {
  [http, stdio2025, stdio2026] = await Promise.all([
    startHttpServer(['--sandbox']),
    startStdioServer(['--sandbox']),
    startStdioServer(['--sandbox'], {}, '2026-07-28'),
  ]);
});
afterAll(() => Promise.all([http.close(), stdio2025.end(), stdio2026.end()]));

type Send = (method: string, params: object) => Promise<Record<string, unknown>>;

const _meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};

async function overHttp(method: string, params: object, headers: Record<string, string>) {
  const { body } = await rawMessage(http.url, { method, params }, headers);
  return JSON.parse(/\{.*\}/s.exec(body)?.[0] ?? '');
}

function headersOf2026(method: string, params: object): Record<string, string> {
  const { name, uri } = params as Record<string, unknown>;
  const named = name ?? uri;
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method };
  return typeof named === 'string' ? { ...headers, 'mcp-name': named } : headers;
}

const senders: Record<string, Send> = {
  '2025-11-25 over stdio': (method, params) => stdio2025.request(method, { ...params }),
  '2025-11-25 over HTTP': (method, params) => overHttp(method, params, { 'mcp-protocol-version': '2025-11-25' }),
  '2026-07-28 over stdio': (method, params) => stdio2026.request(method, { ...params, _meta }),
  '2026-07-28 over HTTP': (method, params) => overHttp(method, { ...params, _meta }, headersOf2026(method, params)),
};

const argument = { name: 'account', value: '' };

// Messages that clients of the SDK do not send.
describe.each(Object.entries(senders))('in version %s', (_, send) => {
  it.each<[string, object, string]>([
    ['resources/read', { uri: 5 }, 'uri must be a string.'],
    ['resources/read', { uri: null }, 'uri must be a string.'],
    ['resources/read', {}, 'uri is missing.'],
    ['tools/call', {}, 'name is missing.'],
    ['tools/call', { name: 'list-accounts', arguments: [] }, 'arguments must be an object.'],
    ['prompts/get', { name: {} }, 'name must be a string.'],
    ['prompts/get', { name: 'audit-numbers', arguments: 5 }, 'arguments must be an object.'],
    ['completion/complete', {}, 'ref is missing; argument is missing.'],
    ['completion/complete', { ref: 'audit-numbers', argument }, 'ref must be an object.'],
    ['completion/complete', { ref: {}, argument }, 'ref is invalid.'],
    ['completion/complete', { ref: { type: 'ref/prompt', name: 5 }, argument }, 'ref.name must be a string.'],
    ['completion/complete', { ref: { type: 'ref/resource', uri: 5 }, argument }, 'ref.uri must be a string.'],
    ['tools/list', { cursor: 5 }, 'cursor must be a string.'],
    ['resources/list', { cursor: [] }, 'cursor must be a string.'],
    ['prompts/list', { cursor: {} }, 'cursor must be a string.'],
    ['resources/templates/list', { cursor: true }, 'cursor must be a string.'],
  ])('%s with %j is an invalid-params error that names the parameter', async (method, params, sentence) => {
    const { error } = await send(method, params);
    expect(error).toEqual({ code: -32602, message: `Invalid parameters: ${sentence}` });
  });

  it('a resource, a tool and a prompt that are not known keep their errors', async () => {
    expect(await send('resources/read', { uri: 'wabascope://nowhere' })).toMatchObject({
      error: { message: expect.stringContaining('wabascope://nowhere') },
    });
    expect(await send('tools/call', { name: 'nothing' })).toMatchObject({
      error: { code: -32602, message: 'Tool nothing not found' },
    });
    expect(await send('prompts/get', { name: 'nothing' })).toMatchObject({
      error: { code: -32602, message: 'Prompt nothing not found' },
    });
  });
});

it('parameters that are missing as a whole are named', async () => {
  const { body } = await rawMessage(http.url, { method: 'resources/read' });
  expect(body).toContain('"message":"Invalid parameters: params is missing."');
});

it.each(Object.entries(senders).filter(([name]) => name.startsWith('2025')))(
  'in version %s, an unknown log level is an invalid-params error with the known levels',
  async (_, send) => {
    const { error } = await send('logging/setLevel', { level: 'loud' });
    const levels = 'debug, info, notice, warning, error, critical, alert, emergency';
    expect(error).toEqual({ code: -32602, message: `Invalid parameters: level must be one of ${levels}.` });
  },
);
