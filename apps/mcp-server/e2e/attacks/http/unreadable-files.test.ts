import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ConnectedClient, connectSdk2 } from '../../support/clients.js';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { type CopiedProgram, copiedProgram } from '../../support/copied-program.js';
import { type HttpServer, servingOverHttp } from '../../support/http-server.js';
import { rawRequest } from '../../support/raw-request.js';

// Like a process without a free descriptor, which cannot open its files.

let sandbox: Sandbox;
let folder: ConfigFolder;
let program: CopiedProgram;
let server: HttpServer;
beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await configFolder({ accounts: sandbox.accounts() });
  program = await copiedProgram();
  server = await servingOverHttp(program.start(['--config', folder.file, '--http', '0']));
  await program.takeFiles();
});
afterAll(async () => {
  await server.close();
  await program.remove();
  await sandbox.close();
  await folder.remove();
});

const surfaces: Record<string, (client: ConnectedClient['sdk']) => Promise<unknown>> = {
  'the accounts': (client) => client.callTool({ name: 'list-accounts' }),
  'a WABA': (client) => client.callTool({ name: 'get-waba', arguments: { account: 'singapore' } }),
  'the tools': (client) => client.listTools(),
  'the resources': (client) => client.listResources(),
  'a resource': (client) => client.readResource({ uri: 'wabascope://accounts/oslo/numbers' }),
  'a prompt': (client) => client.getPrompt({ name: 'audit-numbers', arguments: {} }),
  'a completion': (client) =>
    client.complete({ ref: { type: 'ref/prompt', name: 'audit-numbers' }, argument: { name: 'provider', value: '' } }),
};

describe('a server over HTTP after its files became unreadable', () => {
  it('returns the numbers of all accounts', async () => {
    const client = await connectSdk2({ url: server.url });
    const { data } = await client.callTool('list-numbers');
    await client.close();
    expect(data.failures).toEqual([]);
    expect(data.total).toBeGreaterThan(20);
  });

  it.each(Object.entries(surfaces))('responds with %s', async (_, request) => {
    const { sdk, close } = await connectSdk2({ url: server.url });
    expect(await request(sdk)).not.toHaveProperty('isError', true);
    await close();
  });

  it('logs and counts a failure, and stays ready', async () => {
    await sandbox.faults.set({ kind: 'status', status: 401, provider: 'antgst' });
    const client = await connectSdk2({ url: server.url });
    await client.callTool('list-numbers', { maxAgeSeconds: 0 });
    await client.close();
    await vi.waitUntil(() => server.stderr().includes('"account":"atlas"'));
    const { body } = await rawRequest(server.url, { path: '/metrics' });
    expect(body).toMatch(/wabascope_account_fetches_total\{provider="antgst",.*code="auth"\} 1/);
    expect(await rawRequest(server.url, { path: '/readyz' })).toMatchObject({ status: 200 });
  });
});
