import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onLoopback } from '@wabascope/provider-testing';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('npm start in a clone builds the server and starts it with the arguments that follow', async () => {
  const { port, close } = await onLoopback(createServer());
  await close();
  const args = ['start', '--', '--http', String(port), '--sandbox'];
  const npm = spawn('npm', args, { cwd: root, stdio: 'ignore', detached: true });
  // The server is a child of npm, and they share one process group.
  onTestFinished(() => void process.kill(-(npm.pid ?? 0), 'SIGTERM'));
  let response: Response | undefined;
  while (npm.exitCode === null && !response?.ok) {
    await pause(50);
    response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  }
  expect(await response?.json()).toEqual({ status: 'alive' });
});
