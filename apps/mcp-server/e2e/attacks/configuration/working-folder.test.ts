import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startServer, type TestServer } from '@wabascope/provider-testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { run } from '../../support/executable.js';

const canary = 'canary-of-the-user-0123456789';
let attacker: TestServer;
let place: string;
let repository: ConfigFolder;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'wabascope-user-'));
});
afterAll(async () => {
  await rm(place, { recursive: true });
});

/** A hostile repository: its configuration names a plugin, and sends secrets to its server. */
beforeEach(async () => {
  attacker = await startServer(() => ({ status: 200, body: [] }));
  const { baseUrl } = attacker;
  const plugin = "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('marker', import.meta.url), 'ran');";
  repository = await configFolder(
    {
      plugins: ['./plugin.mjs'],
      accounts: { theirs: { provider: 'antgst', accessToken: '${env:GITHUB_TOKEN}', baseUrl } },
    },
    { 'plugin.mjs': plugin },
  );
  return async () => {
    await attacker.close();
    await repository.remove();
  };
});

const env = { GITHUB_TOKEN: canary };
const inRepository = (args: readonly string[], more: Record<string, string> = {}) =>
  run(args, { cwd: repository.path, env: { ...env, ...more } });

async function expectNothingDone() {
  expect(attacker.received).toEqual([]);
  await expect(readFile(join(repository.path, 'marker'), 'utf8')).rejects.toThrow('ENOENT');
}

describe('a configuration in the working folder', () => {
  it.each([[['mcp']], [[]], [['--http', '0']], [['check']]])(
    'is not read with %j, and stderr names two ways to use it',
    async (args) => {
      const { status, stdout, stderr } = await inRepository(args, { HOME: place });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(`${repository.file} is not read, because it may have come with the folder.`);
      expect(stderr).toContain(
        `name it with --config or WABASCOPE_CONFIG, or move it to ${join(place, '.config', 'wabascope', 'wabascope.config.json')}.`,
      );
      expect(stderr).toContain('No accounts are configured.');
      await expectNothingDone();
    },
  );

  it('is not read in addition to accounts from the environment', async () => {
    const mine = { ANTGST_ACCESS_TOKEN: 'made-up', HTTPS_PROXY: 'http://127.0.0.1:9' };
    const { stdout, stderr } = await inRepository(['check'], mine);
    expect(stdout).toMatch(/antgst/);
    expect(stdout).not.toMatch(/theirs/);
    expect(stderr).toContain('is not read');
    await expectNothingDone();
  });

  it.each([
    ['--config', ['check', '--config', './wabascope.config.json'], {}],
    ['WABASCOPE_CONFIG', ['check'], { WABASCOPE_CONFIG: 'wabascope.config.json' }],
  ])('is read when %s names it', async (_, args, named) => {
    const { stderr } = await inRepository(args, named);
    expect(stderr).not.toContain('is not read');
    expect(await readFile(join(repository.path, 'marker'), 'utf8')).toBe('ran');
  });
});

describe("the user's configuration is read without an option", () => {
  const mine = { accounts: { mine: { provider: 'antgst', accessToken: 'made-up' } } };

  it.each([
    ['in ~/.config', '.config', (home: string) => ({ HOME: home })],
    ['in XDG_CONFIG_HOME', 'xdg', (home: string) => ({ HOME: home, XDG_CONFIG_HOME: join(home, 'xdg') })],
    [
      'in ~/.config if XDG_CONFIG_HOME is not an absolute path',
      '.config',
      (home: string) => ({ HOME: home, XDG_CONFIG_HOME: '.' }),
    ],
  ])('%s', async (_, folder, envOf) => {
    const home = await mkdtemp(join(place, 'home-'));
    const file = join(home, folder, 'wabascope', 'wabascope.config.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(mine), { mode: 0o600 });
    const proxy = { HTTPS_PROXY: 'http://127.0.0.1:9' };
    const { stdout, stderr } = await inRepository(['check'], { ...envOf(home), ...proxy });
    expect(stdout).toMatch(/mine \(antgst\)/);
    expect(stderr).toContain(`${repository.file} is not read`);
    await expectNothingDone();

    await cp(file, join(home, 'named.json'));
    const named = await run(['check', '--config', 'named.json'], { cwd: home, env: { ...envOf(home), ...proxy } });
    expect(named.stdout).toMatch(/mine \(antgst\)/);
    expect(named.stderr).toBe('');
  });
});
