import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('npm start in a clone builds the server and starts it with the arguments that follow', async () => {
  const port = await freePort();
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
