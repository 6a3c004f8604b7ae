import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const example = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The providers that the examples install. */
const providers = ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'] as const;

let sandbox: Sandbox<(typeof providers)[number]>;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ providers });
  folder = await mkdtemp(join(tmpdir(), 'wabascope-examples-'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

async function jsonFile(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

function start(name: string, ...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [example(name), ...args]);
}

describe('list-numbers.js', () => {
  it('has fewer than ten lines of code and lists the numbers of an account', async () => {
    const source = await readFile(example('list-numbers.js'), 'utf8');
    expect(source.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('//')).length).toBeLessThan(10);
    const settings = { ...sandbox.credentials.alibaba, baseUrl: sandbox.baseUrls.alibaba };
    const child = start('list-numbers.js', await jsonFile('settings.json', settings));
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(shown).toMatch(/'\+8613900000002'.*'FLAGGED'.*'RED'/);
  });
});

describe('watch-numbers.js', () => {
  it('prints what changes and which accounts fail, and ends with Ctrl-C', async () => {
    const { riyadh } = sandbox.accounts();
    const expired = { provider: 'antgst', baseUrl: sandbox.baseUrls.antgst, accessToken: 'old-token' };
    const child = start('watch-numbers.js', await jsonFile('watched.json', { riyadh, expired }), '0.05');
    const failures = createInterface(child.stderr)[Symbol.asyncIterator]();
    expect((await failures.next()).value).toMatch(/^expired: auth, ANTGST does not accept the credential/);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toMatch(/^Watching \d+ numbers\.$/);
    await sandbox.faults.set({ kind: 'unknown-words', provider: 'awal' });
    expect((await lines.next()).value).toMatch(/^riyadh .*: .* → UNKNOWN, UNKNOWN, UNKNOWN$/);
    await sandbox.faults.clear();
    const exit = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
  });
});

describe.each(['embed-tools.js', 'embed-tools-sdk-1.js'])('%s', (name) => {
  it('serves the tools beside its own', async () => {
    const accounts = await jsonFile('accounts.json', sandbox.accounts());
    const client = new Client({ name: 'examples', version: '0.0.0' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [example(name), accounts] }));
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual([
      'on-call',
      'list-numbers',
      'get-waba',
      'list-accounts',
      'list-changes',
    ]);
    const { structuredContent } = await client.callTool({ name: 'list-numbers', arguments: { canSend: ['BLOCKED'] } });
    expect(structuredContent).toMatchObject({ failures: [] });
    await client.close();
  });
});
