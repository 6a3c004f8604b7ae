import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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
  expect(tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['list-numbers', 'get-waba', 'list-accounts', 'list-changes']),
  );
});

test('started by npx, it finds a plugin beside the configuration, not beside itself', async () => {
  const { cwd } = await freshMachine();
  const place = join(cwd, 'node_modules', 'wabascope-provider-acme');
  await cp(join(app, 'e2e', 'plugins', 'acme.mjs'), join(place, 'acme.mjs'));
  await writeFile(join(place, 'package.json'), JSON.stringify({ exports: { '.': { import: './acme.mjs' } } }));
  const accounts = { shop: { provider: 'acme', token: 'made-up', baseUrl: 'http://127.0.0.1:9' } };
  await writeFile(join(cwd, 'a.json'), JSON.stringify({ plugins: ['wabascope-provider-acme'], accounts }));

  const elsewhere = await freshMachine();
  const client = new Client({ name: 'wabascope-test', version: '0.0.0' });
  const args = ['-y', `file:${tarball}`, '--config', join(cwd, 'a.json')];
  await client.connect(
    new StdioClientTransport({ command: 'npx', args, stderr: 'ignore', cwd: elsewhere.cwd, env: elsewhere.env }),
  );
  onTestFinished(() => client.close());
  const { structuredContent } = await client.callTool({ name: 'list-accounts', arguments: {} });
  expect(structuredContent).toMatchObject({ accounts: [{ account: 'shop', provider: 'acme' }] });
});

test('npm installs the packed server, and nothing else', async () => {
  const { cwd, env } = await freshMachine();
  // Named, because npm would look for a project in the folders above.
  await execute('npm', ['install', '--prefix', cwd, '--no-audit', '--no-fund', tarball], { cwd, env });
  expect(await readdir(join(cwd, 'node_modules'))).toEqual(expect.not.arrayContaining(['zod', 'undici']));
  expect(await readdir(join(cwd, 'node_modules', '@wabascope'))).toEqual(['mcp-server']);
  const { stdout } = await execute('npx', ['wabascope-mcp', 'check', '--sandbox'], { cwd, env });
  expect(stdout).toMatch(/(\d+) of \1 accounts work/);
});

test('the package holds what is built, and no source or test', async () => {
  const { stdout } = await execute('tar', ['-tzf', tarball]);
  const files = stdout.trim().split('\n');
  expect(files).toEqual(
    expect.arrayContaining([
      'package/dist/cli.js',
      'package/dist/config.schema.json',
      'package/dist/THIRD-PARTY-NOTICES.txt',
    ]),
  );
  expect(files.filter((file) => !/^package\/(dist\/|package\.json$|README\.md$|LICENSE$)/.test(file))).toEqual([]);
});
