import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/server';
import { createDirectory } from '@wabascope/directory';
import { onLoopback } from '@wabascope/provider-testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMcpEndpoint } from './mcp-endpoint.js';
import { readMessage } from './message.js';

/** An endpoint on loopback, until the end of the test. */
async function start(makeServer: () => McpServer) {
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const endpoint = createMcpEndpoint({ createServer: makeServer, maxSubscriptions: 1, failed });
  const directory = await createDirectory({ accounts: {}, providers: {} });
  const server = createServer(async (request, response) => {
    const message = await readMessage(request, 10_000);
    if (message instanceof Response) return void response.writeHead(message.status).end();
    await endpoint.serve(directory, message, request, response);
  });
  const { origin, close } = await onLoopback(server);
  onTestFinished(async () => {
    await endpoint.close();
    await close();
  });
  const send = (message: object, headers: Record<string, string> = {}, signal: AbortSignal | null = null) =>
    fetch(`${origin}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(message),
      signal,
    });
  return { failures, send };
}

/** A server whose only tool sends a log message before its result. */
function talkingServer(): McpServer {
  const server = new McpServer({ name: 'talking', version: '0' }, { capabilities: { logging: {} } });
  server.registerTool('talk', {}, async (context) => {
    await context.mcpReq.log('warning', 'on the way');
    return { content: [{ type: 'text', text: 'at the end' }] };
  });
  return server;
}

const talk = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'talk' } };
const talkOf2026 = {
  ...talk,
  params: {
    ...talk.params,
    _meta: {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'test', version: '0' },
      'io.modelcontextprotocol/clientCapabilities': {},
      'io.modelcontextprotocol/logLevel': 'warning',
    },
  },
};
const headersOf2026 = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'talk' };

describe.each([
  ['2025', talk, {}],
  ['2026-07-28', talkOf2026, headersOf2026],
])('a client of %s', (_, message, headers) => {
  it('that accepts only JSON gets the result as JSON', async () => {
    const { send } = await start(talkingServer);
    const response = await send(message, { ...headers, accept: 'application/json' });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ id: 1, result: { content: [{ text: 'at the end' }] } });
  });

  it.each(['text/event-stream', '*/*', 'application/json, text/event-stream'])(
    'that accepts %s gets notifications and result in a stream',
    async (accept) => {
      const { send } = await start(talkingServer);
      const response = await send(message, { ...headers, accept });
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
      expect(await response.text()).toMatch(/^data: .*on the way.*$(.*\n)*^data: .*at the end/m);
    },
  );
});

it('a result that the SDK sends as JSON is a stream for a client that accepts nothing else', async () => {
  const { send } = await start(talkingServer);
  const message = { ...talkOf2026, method: 'tools/list' };
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' };
  const asJson = await send(message, { ...headers, accept: '*/*' });
  expect(asJson.headers.get('content-type')).toMatch(/^application\/json/);
  const asStream = await send(message, { ...headers, accept: 'text/event-stream' });
  expect(asStream.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(await asStream.text()).toBe(`event: message\ndata: ${await asJson.text()}\n\n`);
});

it.each([
  ['two messages', [talk, { ...talk, id: 2 }], [{ id: 1 }, { id: 2 }]],
  ['one message', [talk], [{ id: 1 }]],
  ['one message and a notification', [talk, { jsonrpc: '2.0', method: 'notifications/initialized' }], [{ id: 1 }]],
])('a batch of %s gets the list of its results as JSON', async (_, messages, results) => {
  const { send } = await start(talkingServer);
  const response = await send(messages, { accept: 'application/json' });
  expect(await response.json()).toMatchObject(results);
});

it.each([
  ['2025', talk, {}],
  ['2026-07-28', talkOf2026, headersOf2026],
])(
  'an unexpected error before the handlers of %s gets status 500 and is reported once',
  async (_, message, headers) => {
    const error = new TypeError('broken');
    const { send, failures } = await start(() => {
      throw error;
    });
    const response = await send(message, headers);
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('broken')]);
    expect(failures).toEqual([error]);
  },
);

it('a message of a call whose client disconnected does not reach the next client', async () => {
  const left = new AbortController();
  const events = new EventEmitter();
  const { send } = await start(() => {
    const server = talkingServer();
    server.registerTool('wait', {}, async ({ mcpReq }) => {
      const next = once(events, 'next');
      left.abort();
      await once(mcpReq.signal, 'abort');
      events.emit('aborted');
      await next;
      await mcpReq.log('warning', 'too late').catch(() => {});
      events.emit('late');
      return { content: [] };
    });
    server.registerTool('next', {}, async () => {
      const late = once(events, 'late');
      events.emit('next');
      await late;
      return { content: [] };
    });
    return server;
  });
  const aborted = once(events, 'aborted');
  await expect(send({ ...talk, params: { name: 'wait' } }, {}, left.signal)).rejects.toThrow('aborted');
  await aborted;
  const response = await send({ ...talk, params: { name: 'next' } });
  expect(await response.text()).not.toContain('too late');
});

it.each([
  ['an unknown version', { ...talk }, { 'mcp-protocol-version': '1999-01-01' }],
  ['no message', { hello: 1 }, {}],
  ['headers of another method', talkOf2026, { ...headersOf2026, 'mcp-method': 'tools/list' }],
])('a mistake of a client, %s, is not reported', async (_, message, headers) => {
  const { send, failures } = await start(talkingServer);
  expect((await send(message, headers)).status).toBe(400);
  expect(failures).toEqual([]);
});
