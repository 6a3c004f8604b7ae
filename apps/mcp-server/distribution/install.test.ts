import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

const app = fileURLToPath(new URL('..', import.meta.url));
const pnpm = fileURLToPath(new URL('../../../node_modules/pnpm/bin/pnpm.cjs', import.meta.url));
const execute = promisify(execFile);
let folder: string;
let tarball: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wabascope-install-'));
  await execute(process.execPath, [pnpm, 'pack', '--pack-destination', folder], { cwd: app });
  const [name = ''] = await readdir(folder);
  tarball = join(folder, name);
});
afterAll(() => rm(folder, { recursive: true }));

/** A machine that has never installed anything, and no network. */
async function freshMachine() {
  const home = await mkdtemp(join(folder, 'home-'));
  await mkdir(join(home, 'empty'));
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    npm_config_cache: join(home, 'cache'),
    npm_config_offline: 'true',
  };
  return { cwd: join(home, 'empty'), env };
}

test('npx starts the packed server in an empty folder, with an empty cache and without a network', async () => {
  const client = new Client({ name: 'wabascope-test', version: '0.0.0' });
  const server = { command: 'npx', args: ['-y', `file:${tarball}`, '--sandbox'], stderr: 'ignore' as const };
  await client.connect(new StdioClientTransport({ ...server, ...(await freshMachine()) }));
  onTestFinished(() => client.close());
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['list-numbers', 'get-waba', 'list-accounts']));
});

test('npm installs the packed server, and nothing else', async () => {
  const { cwd, env } = await freshMachine();
  await execute('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd, env });
  expect(await readdir(join(cwd, 'node_modules'))).toEqual(expect.not.arrayContaining(['zod', 'undici']));
  expect(await readdir(join(cwd, 'node_modules', '@wabascope'))).toEqual(['mcp-server']);
  const { stdout } = await execute('npx', ['wabascope-mcp', 'check', '--sandbox'], { cwd, env });
  expect(stdout).toMatch(/(\d+) of \1 accounts work/);
});

test('the package holds what is built, and no source or test', async () => {
  const { stdout } = await execute('tar', ['-tzf', tarball]);
  const files = stdout.trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['package/dist/cli.js', 'package/dist/config.schema.json']));
  expect(files.filter((file) => !/^package\/(dist\/|package\.json$|README\.md$|LICENSE$)/.test(file))).toEqual([]);
});
