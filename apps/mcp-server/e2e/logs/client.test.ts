import { LOG_LEVEL_META_KEY } from '@modelcontextprotocol/client';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { type ConnectedClient, connectSdk2 } from '../support/clients.js';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';

let sandbox: Sandbox;
let folder: ConfigFolder;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { atlas, singapore } = sandbox.accounts();
  folder = await configFolder({ accounts: { singapore, bad: { ...atlas, accessToken: 'no-such-token-52' } } });
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  await sandbox.close();
  await folder.remove();
});

const sent = { level: 'warning', logger: 'wabascope', data: { account: 'bad', failure: { code: 'auth' } } };

/** A client over stdio, and the log messages that it receives. */
async function listening(mode: 'legacy' | 'auto'): Promise<{ client: ConnectedClient; messages: unknown[] }> {
  const client = await connectSdk2({ args: ['--config', folder.file, '--log-level', 'silent'] }, mode);
  onTestFinished(() => client.close());
  const messages: unknown[] = [];
  (client.sdk as unknown as Listening).setNotificationHandler('notifications/message', ({ params }) => {
    messages.push(params);
  });
  return { client, messages };
}

/** Members of both major versions of the SDK, which type them differently. */
interface Listening {
  setNotificationHandler(method: string, handler: (notification: { params: unknown }) => void): void;
  setLoggingLevel(level: string): Promise<unknown>;
  callTool(params: object): Promise<unknown>;
}

it('a client of 2025 gets the failures of its calls and no other log message', async () => {
  const { client, messages } = await listening('legacy');
  await client.callTool('list-numbers');
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) expect(message).toMatchObject(sent);
  expect(JSON.stringify(messages)).not.toContain('no-such-token-52');
});

it('a client of 2025 gets no log message below the level that it sets', async () => {
  const { client, messages } = await listening('legacy');
  await (client.sdk as unknown as Listening).setLoggingLevel('error');
  await client.callTool('list-numbers');
  expect(messages).toEqual([]);
});

it('a client of 2026-07-28 gets log messages only for a call that requests them', async () => {
  const { client, messages } = await listening('auto');
  await client.callTool('list-numbers', { maxAgeSeconds: 0 });
  expect(messages).toEqual([]);
  await (client.sdk as unknown as Listening).callTool({
    name: 'list-numbers',
    arguments: { maxAgeSeconds: 0 },
    _meta: { [LOG_LEVEL_META_KEY]: 'warning' },
  });
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) expect(message).toMatchObject(sent);
});
