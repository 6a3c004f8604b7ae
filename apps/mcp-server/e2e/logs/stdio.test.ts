import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { run } from '../support/executable.js';
import { logLines, startStdioServer } from '../support/stdio-server.js';

let sandbox: Sandbox;
let folder: ConfigFolder;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { singapore, shenzhen, atlas } = sandbox.accounts();
  const bad = { ...atlas, accessToken: 'no-such-token-45' };
  folder = await configFolder({ accounts: { singapore, shenzhen, bad } });
});
afterAll(async () => {
  await sandbox.close();
  await folder.remove();
});

/** Calls two tools, one after the other, and ends. */
async function session(args: readonly string[], env?: Record<string, string>) {
  const server = await startStdioServer(['--config', folder.file, ...args], env);
  await server.request('tools/call', { name: 'list-numbers', arguments: {} });
  await server.request('tools/call', { name: 'get-waba', arguments: { account: 'singapore' } });
  const { stdout, stderr } = await server.end();
  return { stdout, stderr, lines: logLines(stderr) };
}

describe('at level debug', () => {
  let stdout: readonly string[];
  let lines: Record<string, unknown>[];
  beforeAll(async () => {
    ({ stdout, lines } = await session(['--log-level', 'debug']));
  });

  it('every line has level, time and message', () => {
    for (const line of lines) {
      expect(line).toMatchObject({
        level: expect.stringMatching(/^(debug|info|warn|error)$/),
        msg: expect.any(String),
      });
      expect(new Date(String(line.time)).toISOString()).toBe(line.time);
    }
  });

  it('start and shutdown are logged with version, transport, accounts by provider, and reason', () => {
    expect(lines.at(0)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      transport: 'stdio',
      accounts: { alibaba: 1, antgst: 1, nxcloud: 1 },
    });
    expect(lines.at(-1)).toMatchObject({ reason: 'stdin: end' });
  });

  it('each call has an ID that is in the lines of its requests and failures', () => {
    const calls = lines.filter(({ tool }) => tool !== undefined);
    expect(calls).toMatchObject([
      { tool: 'list-numbers', outcome: 'ok', durationMs: expect.any(Number) },
      { tool: 'get-waba', outcome: 'ok', durationMs: expect.any(Number) },
    ]);
    const [first, second] = calls.map(({ requestId }) => requestId);
    expect(first).not.toBe(second);
    const ofFirst = lines.filter(({ requestId }) => requestId === first);
    expect(ofFirst.filter(({ host }) => host !== undefined).map(({ account }) => account)).toEqual(
      expect.arrayContaining(['singapore', 'shenzhen', 'bad']),
    );
    expect(ofFirst.filter(({ level }) => level === 'warn')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          account: 'bad',
          provider: 'antgst',
          failure: expect.objectContaining({ code: 'auth', attempts: 1 }),
        }),
      ]),
    );
  });

  it('stdout has only protocol messages', () => {
    for (const line of stdout) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  });

  it('no line contains a secret of the configuration or the sandbox', () => {
    const secrets = [...Object.values(sandbox.accounts()), { accessToken: 'no-such-token-45' }].flatMap((account) =>
      Object.entries(account).flatMap(([name, value]) => (/secret|token/i.test(name) ? [String(value)] : [])),
    );
    expect(secrets.length).toBeGreaterThan(8);
    for (const secret of secrets) expect(JSON.stringify(lines)).not.toContain(secret);
  });
});

describe('the level', () => {
  it('is warn by default, so only failures are logged', async () => {
    const { lines } = await session([]);
    expect(new Set(lines.map(({ level }) => level))).toEqual(new Set(['warn']));
    expect(new Set(lines.map(({ account }) => account))).toEqual(new Set(['bad']));
  });

  it.each([
    [[], { WABASCOPE_LOG_LEVEL: 'info' }, ['info', 'warn']],
    [['--log-level', 'error'], { WABASCOPE_LOG_LEVEL: 'debug' }, []],
    [['--log-level', 'silent'], {}, []],
  ])('%j with %o lets through %j', async (args, env, levels) => {
    const { lines } = await session(args, env);
    expect(new Set(lines.map(({ level }) => level))).toEqual(new Set(levels));
  });

  it.each([
    [['--log-level', 'loud'], {}],
    [[], { WABASCOPE_LOG_LEVEL: 'loud' }],
  ])('that does not exist is rejected (%j, %o)', async (args, env) => {
    const { status, stderr } = await run(['--sandbox', ...args], { env });
    expect(status).toBe(2);
    expect(stderr).toMatch(/debug, info, warn, error, silent/);
  });

  it('of check is silent by default, and can be raised', async () => {
    expect((await run(['check', '--config', folder.file])).stderr).toBe('');
    const { stdout, stderr } = await run(['check', '--config', folder.file, '--log-level', 'warn', '--json']);
    expect(logLines(stderr.trim().split('\n'))).toContainEqual(expect.objectContaining({ account: 'bad' }));
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  });
});
