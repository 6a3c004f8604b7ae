import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startServer } from '@wabascope/provider-testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import page from '../../packages/create-wabascope-provider/template/src/__fixtures__/numbers.json' with {
  type: 'json',
};
import { codeBlocks } from '../docs/run/code-blocks.js';
import { type Registry, startRegistry } from '../publishing/start-registry.js';

const execute = promisify(execFile);
const server = fileURLToPath(new URL('../../apps/mcp-server/dist/cli.js', import.meta.url));

let registry: Registry;
/** The home folder of a user with Node and npm. */
let home: string;
let repository: string;

beforeAll(async () => {
  registry = await startRegistry();
  home = await mkdtemp(join(tmpdir(), 'wabascope-outsider-'));
  repository = join(home, 'plugin');
});
afterAll(async () => {
  await registry.close();
  await rm(home, { recursive: true });
});

async function npmIn(cwd: string, ...args: string[]): Promise<string> {
  const options = { cwd, env: registry.npmEnvironment(home) };
  const { stdout } = await execute('npm', args, options).catch((error) => expect.fail(error.stdout + error.stderr));
  return stdout;
}

const npm = (...args: string[]) => npmIn(repository, ...args);

test('npm create writes a provider, which installs what is published, and its tests are green', {
  timeout: 120_000,
}, async () => {
  const options = ['--name', 'Bright Cloud', '--repository', 'https://github.com/you/plugin'];
  const steps = await npmIn(home, 'create', '--yes', 'wabascope-provider', 'bright-cloud', 'plugin', '--', ...options);
  expect(steps).toContain('cd plugin');
  await npm('install');
  expect(await npm('test')).toMatch(/^# fail 0$/m);
});

test('npm can sign where the package was built, because it names its repository', async () => {
  const { repository: named, version } = JSON.parse(await npm('pkg', 'get', 'repository', 'version'));
  expect({ named, version }).toEqual({
    named: { type: 'git', url: 'git+https://github.com/you/plugin.git' },
    version: '0.1.0',
  });
});

test('npm gets what runs and its types, and no test', async () => {
  const [{ files }] = JSON.parse(await npm('pack', '--json', '--dry-run'));
  const paths = files.map(({ path }: { path: string }) => path);
  expect(paths).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'README.md', 'LICENSE']));
  expect(paths.filter((path: string) => /test|fixtures|^src|\.github/.test(path))).toEqual([]);
});

test('the server lists the numbers of the plugin that was built, with the configuration beside it', async () => {
  const api = await startServer(({ headers }) => {
    const isAllowed = headers.authorization === 'Bearer made-up-key';
    return { status: isAllowed ? 200 : 401, body: isAllowed ? { ...page[0]?.response.body, pages: 1 } : {} };
  });
  const config = JSON.parse(await readFile(join(repository, 'wabascope.config.json'), 'utf8'));
  config.accounts.trial.baseUrl = api.baseUrl;
  await writeFile(join(repository, 'wabascope.config.json'), JSON.stringify(config));
  const { stdout } = await execute(process.execPath, [server, 'check', '--json', '--config', 'wabascope.config.json'], {
    cwd: repository,
    env: { ...process.env, BRIGHT_CLOUD_API_KEY: 'made-up-key' },
  });
  await api.close();
  expect(JSON.parse(stdout)).toMatchObject({ accounts: [{ account: 'trial', works: true, numbers: 1, findings: [] }] });
});

test('the plugin is experimental and has a rate limit', async () => {
  const program = "import plugin from './dist/index.js'; console.log(JSON.stringify(plugin));";
  const args = ['--input-type=module', '--eval', program];
  const { stdout } = await execute(process.execPath, args, { cwd: repository });
  expect(JSON.parse(stdout)).toMatchObject({ stability: 'experimental', rateLimit: { requests: 10, perMs: 1_000 } });
});

test('docs/providers.md changes it into another provider with green tests', { timeout: 60_000 }, async () => {
  const text = await readFile(new URL('../../docs/providers.md', import.meta.url), 'utf8');
  const saved = codeBlocks(text).filter(({ file }) => file !== undefined);
  const names = saved.map(({ file = '' }) => file);
  expect(names).toEqual(expect.arrayContaining(['src/settings.ts', 'src/sign.ts', 'src/__fixtures__/numbers.json']));
  expect(names).toContain('wabascope.config.json');
  for (const { file = '', text } of saved) await writeFile(join(repository, file), text);
  expect(await npm('test')).toMatch(/^# fail 0$/m);
});
