import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/executable.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { callOf, listTools, rawMessage, rawRequest } from '../support/raw-request.js';

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(['--sandbox']);
});
afterAll(() => server.close());

describe('the HTTP server', () => {
  it('listens only on this machine by default', () => {
    expect(server.url.hostname).toBe('127.0.0.1');
  });

  it('is alive and ready', async () => {
    expect(await rawRequest(server.url, { path: '/healthz' })).toMatchObject({ status: 200 });
    expect(await rawRequest(server.url, { path: '/readyz' })).toMatchObject({ status: 200 });
  });

  it.each(['GET', 'DELETE'])('gives %s /mcp status 405, because it has no sessions', async (method) => {
    const { status, headers } = await rawRequest(server.url, { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
  });

  it('names the MCP path at any other path', async () => {
    const { status, body } = await rawRequest(server.url, { path: '/' });
    expect(status).toBe(404);
    expect(body).toContain('/mcp');
  });

  it('publishes no OAuth metadata, so that no client tries to sign in', async () => {
    const { status } = await rawRequest(server.url, { path: '/.well-known/oauth-protected-resource/mcp' });
    expect(status).toBe(404);
  });

  it.each([
    ['is not JSON', '{', 400],
    ['is not a message', '[1]', 400],
    ['is longer than 256 KiB', JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'x'.repeat(256 * 1024) }), 413],
  ])('rejects a body that %s and keeps working', async (_, body, status) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
    expect(await rawRequest(server.url, { method: 'POST', headers, body })).toMatchObject({ status });
    expect(await rawMessage(server.url, listTools)).toMatchObject({ status: 200 });
  });

  it('rejects a long body without a content-length', async () => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const body = `{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(300 * 1024)}"}`;
    expect(await rawRequest(server.url, { method: 'POST', headers, body })).toMatchObject({ status: 413 });
  });
});

describe('a foreign host name or page', () => {
  const evil = 'numbers.evil.example';

  it.each(['/mcp', '/changes', '/metrics', '/'])('is rejected at %s before the body is read', async (path) => {
    const post = { method: 'POST', path, body: 'never read' };
    expect(await rawRequest(server.url, { ...post, headers: { host: evil } })).toMatchObject({ status: 403 });
    const { status, body } = await rawRequest(server.url, { ...post, headers: { origin: `https://${evil}` } });
    expect(status).toBe(403);
    expect(body).toContain('http.allowedOrigins');
    expect(body).not.toContain(evil);
  });

  it.each([[{ host: '127.0.0.1.evil.example' }], [{ host: 'localhost@evil.example' }], [{ origin: 'null' }]])(
    'is rejected with the headers %o',
    async (headers) => {
      expect(await rawRequest(server.url, { method: 'POST', headers })).toMatchObject({ status: 403 });
    },
  );

  it.each([{ host: 'localhost.:8080' }, { origin: 'http://localhost.:3000' }])(
    'is not one with a dot at its end, %o: it is the same host',
    async (headers) => expect(await rawMessage(server.url, listTools, headers)).toMatchObject({ status: 200 }),
  );

  it('does not affect a probe by IP address', async () => {
    expect(await rawRequest(server.url, { path: '/healthz', headers: { host: '10.0.0.7:8080' } })).toMatchObject({
      status: 200,
    });
  });

  it('is rejected, but a page of this machine can send calls and read responses', async () => {
    const origin = 'http://localhost:6274';
    const preflight = await rawRequest(server.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('mcp-protocol-version');
    const response = await rawMessage(server.url, listTools, { origin });
    for (const { headers } of [preflight, response]) expect(headers['access-control-allow-origin']).toBe(origin);
  });
});

describe('the address to listen on', () => {
  it.each(['0.0.0.0:0', '[::]:0', '192.0.2.7:8080', 'numbers.example.com:80'])(
    '%s is rejected without authentication, and stderr names the setting',
    async (address) => {
      const { status, stderr } = await run(['--sandbox', '--http', address]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/Other machines can reach .*http\.auth.*127\.0\.0\.1/);
    },
  );

  it('is rejected if its port is in use', async () => {
    const { status, stderr } = await run(['--sandbox', '--http', server.url.port]);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`port ${server.url.port} of 127\\.0\\.0\\.1: the port is in use`));
  });

  it.each(['eighty', '70000', '127.0.0.1', ':8080'])(
    '%s is rejected, because it is not an address',
    async (address) => {
      const { status, stderr } = await run(['--sandbox', '--http', address]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/--http must be a port/);
    },
  );
});

describe('the metrics', () => {
  it('count tool calls, account fetches, requests, snapshot reads and waits', async () => {
    await rawMessage(server.url, callOf('list-numbers', { accounts: ['singapore'] }));
    await rawMessage(server.url, callOf('list-numbers', { accounts: ['singapore'] }));
    await rawMessage(server.url, callOf('get-waba', { account: 'nowhere' }));
    const { body, headers } = await rawRequest(server.url, { path: '/metrics' });
    expect(headers['content-type']).toMatch(/^text\/plain/);
    for (const line of [
      'wabascope_tool_calls_total{tool="list-numbers",outcome="ok"} 2',
      'wabascope_tool_calls_total{tool="get-waba",outcome="error"} 1',
      'wabascope_tool_call_duration_seconds_count{tool="list-numbers"} 2',
      'wabascope_account_fetches_total{provider="alibaba",what="numbers",code="ok"} 1',
      'wabascope_snapshot_reads_total{what="numbers",from="provider"} 1',
      'wabascope_snapshot_reads_total{what="numbers",from="cache"} 1',
      'wabascope_http_error_responses_total{status="403"}',
      'process_cpu_user_seconds_total',
    ]) {
      expect(body).toContain(line);
    }
    expect(body).toMatch(/wabascope_provider_requests_total\{provider="alibaba",status="200"\} [1-9]/);
    expect(body).toMatch(/wabascope_rate_limit_wait_seconds_count\{provider="alibaba"\} [1-9]/);
  });
});

describe('shutdown', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends an idle server with status 0', async (signal) => {
    const idle = await startHttpServer(['--sandbox']);
    const exit = once(idle.process, 'exit');
    idle.process.kill(signal);
    expect(await exit).toEqual([0, null]);
    await expect(rawRequest(idle.url, { path: '/healthz' })).rejects.toThrow();
  });
});
