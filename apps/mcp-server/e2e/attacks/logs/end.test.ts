import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { spawnServer } from '../../support/executable.js';
import { startHttpServer } from '../../support/http-server.js';
import { callOf, rawMessage } from '../../support/raw-request.js';
import { logLines } from '../../support/stdio-server.js';

let sandbox: Sandbox<'antgst' | 'meta'>;
let folder: ConfigFolder;
beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['antgst', 'meta'] });
  folder = await configFolder({ accounts: sandbox.accounts(), cache: { refreshSeconds: 1 } });
});
afterEach(async () => {
  await sandbox.close();
  await folder.remove();
});

const calls = [
  callOf('list-numbers', { maxAgeSeconds: 0 }),
  callOf('get-waba', { account: 'oslo' }),
  { method: 'resources/read', params: { uri: 'wabascope://accounts/oslo/numbers' } },
];
const load = Array.from({ length: 8 }, () => calls).flat();

/** The lines of the log above level info. */
function linesAboveInfo(stderr: string): unknown[] {
  return logLines(stderr.trim().split('\n')).filter(({ level }) => level !== 'info');
}

describe('shutdown under load', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s over HTTP logs no error', async (signal) => {
    await sandbox.faults.set({ kind: 'hang', provider: 'meta' });
    const server = await startHttpServer(['--config', folder.file, '--log-level', 'info']);
    const responses = load.map((call) => rawMessage(server.url, call).catch(() => undefined));
    await sandbox.requests.nth(3, { provider: 'meta' });
    const exit = once(server.process, 'close');
    server.process.kill(signal);
    expect(await exit).toEqual([0, null]);
    await Promise.all(responses);
    expect(linesAboveInfo(server.stderr())).toEqual([]);
  });

  it.each(['SIGTERM', 'the end of stdin'])('by %s over stdio logs no error', async (end) => {
    await sandbox.faults.set({ kind: 'hang', provider: 'meta' });
    const { child, stderr } = spawnServer(['--config', folder.file, '--log-level', 'info']);
    for (const [id, call] of load.entries()) child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...call })}\n`);
    await sandbox.requests.nth(3, { provider: 'meta' });
    const exit = once(child, 'close');
    if (end === 'SIGTERM') child.kill('SIGTERM');
    else child.stdin.end();
    expect(await exit).toEqual([0, null]);
    expect(linesAboveInfo(stderr())).toEqual([]);
  });
});

describe('a call over stdio whose provider responds soon', () => {
  it.each(['SIGTERM', 'the end of stdin'])('gets its response after %s', async (end) => {
    // Without background fetches, the first request is that of the call.
    const { file, remove } = await configFolder({ accounts: sandbox.accounts() });
    onTestFinished(remove);
    await sandbox.faults.set({ kind: 'slow-first-byte', ms: 50 });
    const { child } = spawnServer(['--config', file]);
    const line = once(createInterface(child.stdout), 'line');
    const call = callOf('list-numbers', { accounts: ['atlas'] });
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, ...call })}\n`);
    await sandbox.requests.nth(1);
    const exit = once(child, 'exit');
    if (end === 'SIGTERM') child.kill('SIGTERM');
    else child.stdin.end();
    const [response] = await line;
    expect(JSON.parse(response)).toMatchObject({ id: 1, result: { structuredContent: { failures: [] } } });
    expect(await exit).toEqual([0, null]);
  });
});
