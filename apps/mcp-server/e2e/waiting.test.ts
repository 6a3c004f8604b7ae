import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ConnectedClient, connectSdk2 } from './support/clients.js';
import { type ConfigFolder, configFolder } from './support/config-folder.js';

let sandbox: Sandbox;
let folder: ConfigFolder;
let client: ConnectedClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { singapore, atlas } = sandbox.accounts();
  folder = await configFolder({
    accounts: { singapore, atlas: { ...atlas, timeoutMs: 60_000 } },
    cache: { waitSeconds: 1 },
  });
  client = await connectSdk2({ args: ['--config', folder.file] });
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
  await folder.remove();
});

it('a call waits for the configured time, and then returns the accounts that are fetched', async () => {
  await sandbox.faults.set({ kind: 'hang', provider: 'antgst' });
  // On a busy machine, a first fetch may take longer than the configured time.
  await vi.waitFor(async () => {
    const { data } = await client.callTool('list-numbers', { accounts: ['singapore'] });
    expect(data.failures).toEqual([]);
  }, 15_000);
  const { data, isError } = await client.callTool('list-numbers', {});
  expect(isError).toBe(false);
  expect(data.total).toBeGreaterThan(0);
  expect(data.numbers.every(({ account }: { account: string }) => account === 'singapore')).toBe(true);
  expect(data.failures).toMatchObject([
    {
      account: 'atlas',
      code: 'timeout',
      message: expect.stringMatching(/^No response yet: the provider did not respond in time\./),
      retryable: true,
    },
  ]);
});
