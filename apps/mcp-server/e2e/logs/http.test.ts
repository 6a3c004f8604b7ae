import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectSdk2 } from '../support/clients.js';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { logLines } from '../support/stdio-server.js';

let sandbox: Sandbox;
let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { atlas } = sandbox.accounts();
  folder = await configFolder({ accounts: { bad: { ...atlas, accessToken: 'no-such-token-48' } } });
  server = await startHttpServer(['--config', folder.file, '--log-level', 'debug']);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await folder.remove();
});

const lines = () => logLines(server.stderr().trim().split('\n'));

it('gives each request an id, or takes that of a proxy, and never logs a query', async () => {
  const url = new URL('/healthz?token=in-the-query-49', server.url);
  const given = await fetch(url, { headers: { 'x-request-id': 'proxy-request-50' } });
  expect(given.headers.get('x-request-id')).toBe('proxy-request-50');
  const forged = await fetch(url, { headers: { 'x-request-id': 'a b' } });
  expect(forged.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  expect(lines()).toContainEqual(
    expect.objectContaining({ requestId: 'proxy-request-50', method: 'GET', path: '/healthz', status: 200 }),
  );
  expect(server.stderr()).not.toContain('in-the-query-49');
});

it('the call of a tool and what it asks for have the id of their HTTP request', async () => {
  const client = await connectSdk2({ url: server.url, token: 'bearer-of-the-client-51' });
  await client.callTool('list-numbers');
  await client.close();
  const call = lines().find(({ tool }) => tool === 'list-numbers');
  const same = lines().filter(({ requestId }) => requestId === call?.requestId);
  expect(same).toContainEqual(expect.objectContaining({ level: 'warn', account: 'bad' }));
  expect(same).toContainEqual(expect.objectContaining({ level: 'debug', account: 'bad', status: 401 }));
  expect(server.stderr()).not.toMatch(/bearer-of-the-client-51|no-such-token-48/);
});
