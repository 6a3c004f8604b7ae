import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from './support/config-folder.js';
import { executable } from './support/executable.js';

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '0' } },
};
const listNumbers = { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'list-numbers', arguments: {} } };

describe('the process behind a stdio client', () => {
  let sandbox: Sandbox;
  let folder: ConfigFolder;
  let server: ChildProcessWithoutNullStreams;
  const lines: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = await configFolder({ accounts: sandbox.accounts() });
  });
  afterAll(async () => {
    await sandbox.close();
    await folder.remove();
  });
  beforeEach(async () => {
    lines.length = 0;
    server = spawn(process.execPath, [executable, '--config', folder.file]);
    createInterface(server.stdout).on('line', (line) => lines.push(line));
    server.stdin.write(`${JSON.stringify(initialize)}\n`);
    await once(server.stdout, 'data');
  });
  afterEach(async () => {
    server.kill('SIGKILL');
    await sandbox.faults.clear();
  });

  /** Calls a tool whose provider never responds, and waits until its request arrives. */
  async function hangingCall(): Promise<ReturnType<Sandbox['requests']['list']>[number]> {
    await sandbox.faults.set({ kind: 'hang' });
    sandbox.requests.clear();
    server.stdin.write(`${JSON.stringify(listNumbers)}\n`);
    return sandbox.requests.nth(1);
  }

  it.each([
    ['the end of stdin', () => server.stdin.end()],
    ['SIGTERM', () => server.kill('SIGTERM')],
    ['SIGINT', () => server.kill('SIGINT')],
  ])('exits with status 0 on %s while requests are under way', async (_, leave) => {
    const request = await hangingCall();
    const exit = once(server, 'exit', { signal: AbortSignal.timeout(5_000) });
    leave();
    expect(await exit).toEqual([0, null]);
    expect(await request.ended).toBe('broken');
  });

  it('aborts the requests of a call that the client cancels, and keeps working', async () => {
    const request = await hangingCall();
    const canceled = { requestId: listNumbers.id, reason: 'changed my mind' };
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params: canceled })}\n`);
    expect(await request.ended).toBe('broken');
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 3, method: 'ping' })}\n`);
    await once(server.stdout, 'data');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ id: 3, result: {} });
  });

  it('writes only protocol messages to stdout', async () => {
    server.stdin.write(`${JSON.stringify(listNumbers)}\n`);
    await once(server.stdout, 'data');
    server.stdin.end();
    await once(server, 'exit');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  });

  it('keeps working after a line that is not JSON', async () => {
    server.stdin.write('this is not JSON\n');
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 3, method: 'ping' })}\n`);
    await once(server.stdout, 'data');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ id: 3, result: {} });
  });
});
