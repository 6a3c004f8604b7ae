import { type Fault, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectedClient, connectSdk2 } from './support/clients.js';
import { type ConfigFolder, configFolder } from './support/config-folder.js';

// tooling/faults tests the error of every fault for every provider. This is the result of the built server.

/** One account of each provider: other accounts of the same provider may fail in other ways. */
const aliases = { alibaba: 'singapore', antgst: 'atlas', awal: 'riyadh', meta: 'beirut', nxcloud: 'shenzhen' } as const;
const providers = Object.keys(aliases) as readonly (keyof typeof aliases)[];

let sandbox: Sandbox<keyof typeof aliases>;
let folder: ConfigFolder;
let client: ConnectedClient;
beforeAll(async () => {
  sandbox = await startSandbox({ providers });
  const known = sandbox.accounts();
  const accounts = Object.values(aliases).map((alias) => [alias, { ...known[alias], timeoutMs: 3_000 }]);
  folder = await configFolder({ accounts: Object.fromEntries(accounts) });
  client = await connectSdk2({ args: ['--config', folder.file] });
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
  await folder.remove();
});

/** Fetches every account, and expects numbers of all accounts that do not fail. */
async function failuresWith(fault: Fault): Promise<unknown[]> {
  await sandbox.faults.set(fault);
  const { data, isError } = await client.callTool('list-numbers', { maxAgeSeconds: 0, limit: 1 });
  await sandbox.faults.clear();
  expect(isError).toBe(false);
  expect(data.total).toBeGreaterThan(20);
  return data.failures.map(({ account, code }: { account: string; code: string }) => [account, code]);
}

/** `undefined` if the numbers are listed anyway. */
const faults: readonly (readonly [Fault, code: string | undefined])[] = [
  [{ kind: 'refuse' }, 'unavailable'],
  [{ kind: 'hang' }, 'timeout'],
  [{ kind: 'drip' }, 'timeout'],
  [{ kind: 'html' }, 'unavailable'],
  [{ kind: 'status', status: 429, retryAfter: '1' }, 'rate-limit'],
  [{ kind: 'truncate' }, 'bad-response'],
  [{ kind: 'gzip-bomb' }, 'bad-response'],
  [{ kind: 'redirect' }, 'bad-response'],
  [{ kind: 'deep-json' }, 'bad-response'],
  [{ kind: 'unknown-words' }, undefined],
];

it.each(faults)('%o of one provider becomes %s and does not affect other providers', async (fault, code) => {
  expect(await failuresWith({ ...fault, provider: 'antgst' })).toEqual(code === undefined ? [] : [['atlas', code]]);
});

it.each(providers)(
  'a connection that %s breaks and a response that is not a list cause different failures',
  async (provider) => {
    const account = aliases[provider];
    expect(await failuresWith({ kind: 'hang-up', provider })).toEqual([[account, 'unavailable']]);
    expect(await failuresWith({ kind: 'wrong-types', of: 'payload', provider })).toEqual([[account, 'bad-response']]);
  },
);
