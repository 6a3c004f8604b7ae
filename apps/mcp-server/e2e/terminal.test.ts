import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { spawnServer } from './support/executable.js';
import { onTerminal } from './support/terminal.js';

test('on a terminal, the program without a command prints what it is and what to try', async () => {
  const { text, exit } = onTerminal(['--sandbox']);
  expect(await exit).toEqual([2, null]);
  for (const words of ['wabascope numbers --sandbox', 'wabascope check', 'wabascope mcp', '--http 8080', '--help']) {
    expect(text()).toContain(words);
  }
});

test('on a terminal, the server prints what it waits for, and Ctrl+C ends it', async () => {
  const { terminal, text, exit } = onTerminal(['mcp', '--sandbox']);
  await vi.waitUntil(() => text().includes('Ctrl+C'), 20_000);
  expect(text()).toMatch(/waiting for an MCP client/);
  for (const remedy of ['wabascope check', '--http 8080', '--help']) expect(text()).toContain(remedy);
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
  const nodeArguments = `--import=data:text/javascript,${encodeURIComponent(interrupt)}`;
  const { exit } = onTerminal(['mcp', '--sandbox'], { nodeArguments });
  expect(await exit).toEqual([0, null]);
});

test('with a client on stdin, the server prints no such notice', async () => {
  const { child, stderr } = spawnServer(['--sandbox']);
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stderr()).toBe('');
});
