import { type RequestFault, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectedClient, connectSdk2 } from './support/clients.js';
import { type ConfigFolder, configFolder } from './support/config-folder.js';

const providers = ['alibaba', 'antgst', 'awal', 'nxcloud'] as const;

/** What a fault of one provider must become; `undefined` where the numbers come all the same. */
const faults: readonly (readonly [RequestFault | { kind: 'refuse' }, code: string | undefined])[] = [
  [{ kind: 'refuse' }, 'unavailable'],
  [{ kind: 'hang-up' }, 'unavailable'],
  [{ kind: 'reset' }, 'unavailable'],
  [{ kind: 'hang' }, 'timeout'],
  [{ kind: 'drip' }, 'timeout'],
  [{ kind: 'status', status: 500 }, 'unavailable'],
  [{ kind: 'html' }, 'unavailable'],
  [{ kind: 'status', status: 429 }, 'rate-limit'],
  [{ kind: 'status', status: 429, retryAfter: '2' }, 'rate-limit'],
  [{ kind: 'truncate' }, 'bad-response'],
  [{ kind: 'wrong-types', of: 'payload' }, 'bad-response'],
  [{ kind: 'oversize' }, 'bad-response'],
  [{ kind: 'gzip-bomb' }, 'bad-response'],
  [{ kind: 'redirect' }, 'bad-response'],
  [{ kind: 'deep-json' }, 'bad-response'],
  [{ kind: 'gzip' }, undefined],
  [{ kind: 'unknown-words' }, undefined],
];

describe.each(providers)('a fault of %s', (provider) => {
  let sandbox: Sandbox<(typeof providers)[number]>;
  let folder: ConfigFolder;
  let client: ConnectedClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ providers });
    const accounts = Object.entries(sandbox.accounts()).map(([alias, account]) => [
      alias,
      { ...account, timeoutMs: 1_500 },
    ]);
    folder = await configFolder({ accounts: Object.fromEntries(accounts) });
    client = await connectSdk2({ args: ['--config', folder.file] });
  });
  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await folder.remove();
  });

  it.each(faults)('%o becomes %s and spoils no other provider', async (fault, code) => {
    await sandbox.faults.set({ ...fault, provider });
    const { data, isError } = await client.callTool('list-numbers', { maxAgeSeconds: 0, limit: 100 });
    await sandbox.faults.clear();
    expect(isError).toBe(false);
    const codes = data.failures.map((failure: { provider: string; code: string }) => [failure.provider, failure.code]);
    expect(new Set(codes.map(String))).toEqual(new Set(code === undefined ? [] : [`${provider},${code}`]));
    const { data: others } = await client.callTool('list-numbers', {
      providers: providers.filter((id) => id !== provider),
      limit: 1,
    });
    expect(others.failures).toEqual([]);
    expect(others.total).toBeGreaterThan(10);
  });
});
