import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onLoopback } from '@wabascope/provider-testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { executable } from '../../support/executable.js';
import { callOf, rawMessage, rawRequest } from '../../support/raw-request.js';

/** Prints and logs more than any buffer holds. */
const loud = `export default {
  specificationVersion: 1, id: 'loud', name: 'Loud', reports: { number: [], waba: [] },
  settings: { schema: { '~standard': { version: 1, vendor: 'loud', validate: (value) => ({ value }) } }, info: {} },
  create: (_, { log }) => ({ async *listNumbers() {
    for (let line = 0; line < 300; line += 1) console.log('printed'.repeat(1000));
    for (let line = 0; line < 300; line += 1) log('warn', 'logged'.repeat(30));
    yield { items: [{ id: '1' }], warnings: [] };
  } }),
};`;

interface Target {
  /** What the child gets as stderr. */
  readonly stderr: () => 'pipe' | number;
  /** Stops the pipe from being read, once the server has started. */
  readonly disable?: (stderr: Readable) => void;
  /** Run by the shell instead of the server. */
  readonly shell?: string;
  readonly hasLoss: boolean;
}

const targets: Record<string, Target> = {
  'is a pipe that is not read': { stderr: () => 'pipe', disable: (stderr) => void stderr.pause(), hasLoss: true },
  'is a pipe that its reader has closed': {
    stderr: () => 'pipe',
    disable: (stderr) => void stderr.destroy(),
    hasLoss: true,
  },
  'is on a disk that is full': { stderr: () => openSync('/dev/full', 'w'), hasLoss: true },
  'is closed': { stderr: () => 'pipe', shell: 'exec "$0" "$@" 2>&-', hasLoss: false },
};

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function start(args: readonly string[], { stderr, shell }: Target): Promise<ChildProcess> {
  const folder: ConfigFolder = await configFolder(
    { plugins: ['./loud.mjs'], accounts: { shop: { provider: 'loud' } } },
    { 'loud.mjs': loud },
  );
  const command = [executable, '--config', folder.file, '--log-level', 'info', ...args];
  const destination = stderr();
  const stdio: ['pipe', 'pipe', 'pipe' | number] = ['pipe', 'pipe', destination];
  const child =
    shell === undefined
      ? spawn(process.execPath, command, { stdio })
      : spawn('sh', ['-c', shell, process.execPath, ...command], { stdio });
  cleanups.push(folder.remove, () => child.kill('SIGKILL'));
  if (typeof destination === 'number') closeSync(destination);
  return child;
}

/** A free port. A server that cannot write its log cannot report the port that it chose. */
async function freePort(): Promise<number> {
  const { port, close } = await onLoopback(createServer());
  await close();
  return port;
}

describe.skipIf(process.platform !== 'linux').each(Object.entries(targets))('a log that %s', (_, target) => {
  it('does not stop a server over stdio from responding and ending', async () => {
    const child = await start([], target);
    const { stdin, stdout } = child;
    if (stdin === null || stdout === null) throw new Error('The child has no pipes.');
    const received = createInterface(stdout)[Symbol.asyncIterator]();
    for (let id = 1; id <= 3; id += 1) {
      const call = callOf('list-numbers', { maxAgeSeconds: 0 });
      stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...call })}\n`);
      let response: { id?: number; result?: unknown } = {};
      while (response.id !== id) response = JSON.parse((await received.next()).value);
      expect(response.result).toMatchObject({ structuredContent: { total: 1 } });
      if (child.stderr !== null) target.disable?.(child.stderr);
    }
    const exit = once(child, 'exit');
    stdin.end();
    expect(await exit).toEqual([0, null]);
  });

  it('does not stop a server over HTTP from responding and ending, and the server counts the lost lines', async () => {
    const port = await freePort();
    const child = await start(['--http', String(port)], target);
    const url = new URL(`http://127.0.0.1:${port}/mcp`);
    const ready = () => rawRequest(url, { path: '/readyz' }).catch(() => ({ status: 0 }));
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 200 }), { timeout: 15_000 });
    if (child.stderr !== null) target.disable?.(child.stderr);
    for (let call = 1; call <= 3; call += 1) {
      const { status, body } = await rawMessage(url, callOf('list-numbers', { maxAgeSeconds: 0 }));
      expect([status, body]).toEqual([200, expect.stringContaining('"total":1')]);
    }
    const { body } = await rawRequest(url, { path: '/metrics' });
    const lost = Number(/^wabascope_log_lines_dropped_total (\d+)$/m.exec(body)?.[1]);
    if (target.hasLoss) expect(lost).toBeGreaterThan(100);
    else expect(lost).toBe(0);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });
});
