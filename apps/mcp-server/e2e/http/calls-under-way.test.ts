import { once } from 'node:events';
import { request } from 'node:http';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, listTools, rawMessage } from '../support/raw-request.js';

const modern = {
  'mcp-protocol-version': '2026-07-28',
  'mcp-method': 'tools/call',
  'mcp-name': 'list-numbers',
};
const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};
const callOf2025 = { headers: {}, message: callOf('list-numbers') };
const callOf2026 = {
  headers: modern,
  message: { method: 'tools/call', params: { name: 'list-numbers', arguments: {}, _meta: meta } },
};

let sandbox: Sandbox<'antgst'>;
let folder: ConfigFolder;
let server: HttpServer;
beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['antgst'] });
  folder = await configFolder({ http: { maxConcurrentCalls: 1 }, accounts: sandbox.accounts() });
  server = await startHttpServer(['--config', folder.file]);
});
afterEach(async () => {
  await server.close();
  await sandbox.close();
  await folder.remove();
});

describe('a call whose provider responds soon', () => {
  it('is finished after SIGTERM, and then the server exits', async () => {
    await sandbox.faults.set({ kind: 'slow-first-byte', ms: 50 });
    const response = rawMessage(server.url, callOf('list-numbers'));
    await sandbox.requests.nth(1);
    const exit = once(server.process, 'exit', { signal: AbortSignal.timeout(5_000) });
    server.process.kill('SIGTERM');
    const { status, body } = await response;
    expect(status).toBe(200);
    expect(body).toContain('"failures":[]');
    expect(await exit).toEqual([0, null]);
  });
});

describe('a call whose provider does not respond', () => {
  beforeEach(() => sandbox.faults.set({ kind: 'hang' }));

  it('takes a slot, and a call without a free slot gets status 503 with retry-after', async () => {
    const first = rawMessage(server.url, callOf('list-numbers')).catch(() => {});
    await sandbox.requests.nth(1);
    const { status, headers, body } = await rawMessage(server.url, listTools);
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('1');
    expect(body).toContain('Too many concurrent calls');
    await server.close();
    await first;
  });

  it.each([
    ['2025', callOf2025],
    ['2026-07-28', callOf2026],
  ])('in the protocol of %s is aborted by SIGTERM, and the server exits with status 0', async (_, call) => {
    const response = rawMessage(server.url, call.message, call.headers).catch(() => {});
    const pending = await sandbox.requests.nth(1);
    const exit = once(server.process, 'exit', { signal: AbortSignal.timeout(5_000) });
    server.process.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(await pending.ended).toBe('broken');
    await response;
  });

  // Less than the 15 seconds after which the SDK detects it.
  it.each([
    ['2025', callOf2025],
    ['2026-07-28', callOf2026],
  ])('is aborted, and frees its slot, when a client of %s disconnects', { timeout: 10_000 }, async (_, call) => {
    const sent = request(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...call.headers,
      },
    });
    sent.on('error', () => {});
    sent.end(JSON.stringify({ jsonrpc: '2.0', id: 1, ...call.message }));
    const pending = await sandbox.requests.nth(1);
    sent.destroy();
    expect(await pending.ended).toBe('broken');
    expect(await rawMessage(server.url, listTools)).toMatchObject({ status: 200 });
  });
});
