import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { configFolder } from './support/config-folder.js';
import { spawnServer } from './support/executable.js';
import { onTerminal } from './support/terminal.js';

test('on a terminal, the program without arguments prints what it is and what to try', async () => {
  const { text, exit } = onTerminal([]);
  expect(await exit).toEqual([2, null]);
  for (const words of ['wabascope numbers --sandbox', 'wabascope check', 'wabascope mcp', '--http 8080', '--help']) {
    expect(text()).toContain(words);
  }
});

test.each([[['--sandbox']], [['mcp', '--sandbox']]])(
  'on a terminal, the server prints what it waits for and what to try, and Ctrl+C ends it: %j',
  async (args) => {
    const { terminal, text, exit } = onTerminal(args);
    await vi.waitUntil(() => text().includes('Ctrl+C'), 20_000);
    expect(text()).toMatch(/ready with the fake numbers of the sandbox, and waiting for an MCP client/);
    for (const remedy of ['wabascope numbers --sandbox', '--http 8080', '--help']) expect(text()).toContain(remedy);
    terminal.stdin.write('\x03');
    expect(await exit).toEqual([0, null]);
  },
);

test('on a terminal, the server with accounts names the command that tests them', async () => {
  const folder = await configFolder({ accounts: { a: { provider: 'antgst', accessToken: 'made-up' } } });
  onTestFinished(folder.remove);
  const { terminal, text, exit } = onTerminal(['--config', folder.file]);
  await vi.waitUntil(() => text().includes('Ctrl+C'), 20_000);
  expect(text()).toMatch(/ready with your accounts, .* run wabascope check\./s);
  terminal.stdin.write('\x03');
  expect(await exit).toEqual([0, null]);
});

test.each([
  [['--config', '/nope/typo.json'], '/nope/typo.json'],
  [['--foo'], '--foo'],
  [['--config'], '--config'],
  [['--sandbox', '--config', 'x.json'], '--sandbox cannot be used with --config'],
  [['--http'], '--http'],
])('on a terminal, a mistake in the arguments is reported as to a client: %j', async (args, mistake) => {
  const { text, exit } = onTerminal(args);
  const { child, stderr } = spawnServer(args);
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(await exit).toEqual([2, null]);
  expect(stderr()).toContain(mistake);
  expect(text().replaceAll('\r\n', '\n')).toBe(stderr());
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
