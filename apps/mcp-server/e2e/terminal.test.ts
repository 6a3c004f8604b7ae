import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { executable, spawnServer } from './support/executable.js';

/** Runs `--sandbox` on a terminal. */
function onTerminal(nodeArguments = '') {
  const command = `exec '${process.execPath}' ${nodeArguments} '${executable}' --sandbox`;
  const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null']);
  onTestFinished(() => void terminal.kill('SIGKILL'));
  return { terminal, exit: once(terminal, 'exit') };
}

test('on a terminal, the server prints what it waits for and what to try, and Ctrl+C ends it', async () => {
  const { terminal, exit } = onTerminal();
  let text = '';
  terminal.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await vi.waitUntil(() => text.includes('Ctrl+C'), 20_000);
  expect(text).toMatch(/waiting for an MCP client/);
  for (const remedy of ['wabascope-mcp check', '--http 8080', '--help']) expect(text).toContain(remedy);
  terminal.stdin.write('\x03');
  expect(await exit).toEqual([0, null]);
});

test('SIGINT ends the server properly as soon as the notice is printed', async () => {
  const interrupt = `
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = (text) => {
      const hasRoom = write(text);
      if (text.includes("Ctrl+C")) process.kill(process.pid, "SIGINT");
      return hasRoom;
    };`;
  const { exit } = onTerminal(`--import 'data:text/javascript,${encodeURIComponent(interrupt)}'`);
  expect(await exit).toEqual([0, null]);
});

test('with a client on stdin, the server prints no such notice', async () => {
  const { child, stderr } = spawnServer(['--sandbox']);
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stderr()).toBe('');
});
