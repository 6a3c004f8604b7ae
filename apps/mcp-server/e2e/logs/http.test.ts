import { once } from 'node:events';
import { startSandbox } from '@wabascope/sandbox';
import { beforeAll, expect, it } from 'vitest';
import { connectSdk2 } from '../support/clients.js';
import { configFolder } from '../support/config-folder.js';
import { startHttpServer } from '../support/http-server.js';
import { logLines } from '../support/stdio-server.js';

let given: string | null;
let forged: string | null;
let stderr: string;
let lines: Record<string, unknown>[];

/** A server gets a health check and a tool call, and ends. Then its log is complete. */
beforeAll(async () => {
  const sandbox = await startSandbox();
  const { atlas } = sandbox.accounts();
  const folder = await configFolder({ accounts: { bad: { ...atlas, accessToken: 'no-such-token-48' } } });
  const server = await startHttpServer(['--config', folder.file, '--log-level', 'debug']);

  const health = new URL('/healthz?token=in-the-query-49', server.url);
  const idOf = async (id: string) =>
    (await fetch(health, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  given = await idOf('proxy-request-50');
  forged = await idOf('a b');
  const client = await connectSdk2({ url: server.url, token: 'bearer-of-the-client-51' });
  await client.callTool('list-numbers');
  await client.close();

  server.process.kill('SIGTERM');
  await once(server.process, 'close');
  stderr = server.stderr();
  lines = logLines(stderr.trim().split('\n'));
  await sandbox.close();
  await folder.remove();
});

it('the response and the log have the ID of the request, which is new or from a proxy', () => {
  expect(given).toBe('proxy-request-50');
  expect(forged).toMatch(/^[\da-f-]{36}$/);
  expect(lines).toContainEqual(
    expect.objectContaining({ requestId: 'proxy-request-50', method: 'GET', path: '/healthz', status: 200 }),
  );
});

it('a tool call and its requests to providers have the ID of the HTTP request', () => {
  const call = lines.find(({ tool }) => tool === 'list-numbers');
  const same = lines.filter(({ requestId }) => requestId === call?.requestId);
  expect(same).toContainEqual(expect.objectContaining({ method: 'POST', path: '/mcp', status: 200 }));
  expect(same).toContainEqual(expect.objectContaining({ level: 'warn', account: 'bad' }));
  expect(same).toContainEqual(expect.objectContaining({ level: 'debug', account: 'bad', status: 401 }));
});

it('start, address and shutdown are logged', () => {
  expect(lines[0]).toMatchObject({ transport: 'http', accounts: { antgst: 1 } });
  expect(lines[1]).toMatchObject({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/) });
  expect(lines.at(-1)).toMatchObject({ reason: 'SIGTERM' });
});

it("no log line contains a query, a caller's token or an account's token", () => {
  expect(stderr).not.toMatch(/in-the-query-49|bearer-of-the-client-51|no-such-token-48/);
});
