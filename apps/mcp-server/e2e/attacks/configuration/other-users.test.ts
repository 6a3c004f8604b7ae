import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { run } from '../../support/executable.js';
import { measuredRun } from '../../support/measured-run.js';
import { isRoot, stranger } from '../../support/stranger.js';

const secret = 'made-up-secret-0123456789';
const inPlainText = { provider: 'antgst', accessToken: secret };
let folder: ConfigFolder;

beforeEach(async () => {
  const plugin = "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('marker', import.meta.url), 'ran');";
  folder = await configFolder('{}', { 'team/a/wabascope.config.json': '{}', 'plugins/p/plugin.mjs': plugin });
  await chmod(folder.path, 0o755);
  return folder.remove;
});

const at = (...parts: string[]) => join(folder.path, ...parts);
const config = () => at('team', 'a', 'wabascope.config.json');

/** Starts the server with an account and a plugin that leaves a marker. */
async function start(content: object) {
  await writeFile(config(), JSON.stringify(content));
  const { status, stdout, stderr } = await run(['--config', config()]);
  const ran = (await readFile(at('plugins', 'p', 'marker'), 'utf8').catch(() => '')) === 'ran';
  expect(stderr).not.toContain(secret);
  return { status, stdout, stderr, ran };
}

const withPlugin = {
  plugins: ['../../plugins/p/plugin.mjs'],
  accounts: { a: { ...inPlainText, accessToken: '${env:A}' } },
};
const withoutPlugin = { accounts: { a: { provider: 'antgst', accessToken: '${file:token}' } } };

describe('what other users can write is rejected', () => {
  const attacks: [string, () => Promise<string>][] = [
    ['a configuration that its group can write', () => open(0o660, config())],
    ['a configuration that everybody can write', () => open(0o646, config())],
    ['a folder of the configuration that its group can write', () => open(0o770, at('team', 'a'))],
    ['a folder above the configuration that everybody can write', () => open(0o777, at('team'))],
    ['a plugin that its group can write', () => open(0o664, at('plugins', 'p', 'plugin.mjs'))],
    ['a plugin that everybody can write', () => open(0o666, at('plugins', 'p', 'plugin.mjs'))],
    ['a folder of the plugin that its group can write', () => open(0o775, at('plugins', 'p'))],
    ['a folder above the plugin that everybody can write', () => open(0o777, at('plugins'))],
    [
      'a folder with a link to the configuration',
      async () => {
        await rename(at('team', 'a'), at('real'));
        await symlink(at('real'), at('team', 'a'));
        return open(0o777, at('team'));
      },
    ],
  ];
  it.each(attacks)('%s, and stderr has the command that fixes it', async (_, attack) => {
    const path = await attack();
    const { status, stdout, stderr, ran } = await start(withPlugin);
    expect({ status, stdout, ran }).toEqual({ status: 2, stdout: '', ran: false });
    const sentence = `Other users may write ${path}, and so change what the server runs. Run "chmod go-w ${path}".`;
    expect(stderr).toContain(sentence);

    spawnSync('chmod', ['go-w', path]);
    expect(await start(withPlugin)).toMatchObject({ ran: true });
  });

  async function open(mode: number, path: string): Promise<string> {
    await chmod(path, mode);
    return path;
  }
});

describe.skipIf(!isRoot)('what belongs to another user is rejected (needs root)', () => {
  it.each([
    ['a configuration', 'team/a/wabascope.config.json'],
    ['a folder of the configuration', 'team/a'],
    ['a folder above the configuration', 'team'],
    ['a plugin', 'plugins/p/plugin.mjs'],
    ['a folder of the plugin', 'plugins/p'],
  ])('%s, and stderr has the command that fixes it', async (_, name) => {
    await chown(at(name), stranger, stranger);
    const { status, stdout, stderr, ran } = await start(withPlugin);
    expect({ status, stdout, ran }).toEqual({ status: 2, stdout: '', ran: false });
    expect(stderr).toContain(
      `${at(name)} belongs to another user (${stranger}), who could change what the server runs.`,
    );
    expect(stderr).toContain(`Run "chown 0 ${at(name)}", or start the server as that user.`);
  });
});

it('a folder where only the owner of a file can replace it, such as /tmp, is accepted', async () => {
  await chmod(at('team'), 0o1777);
  await mkdir(at('team', 'a', 'mounted'), { recursive: true });
  await writeFile(at('team', 'a', 'token'), secret);
  expect(await start(withoutPlugin)).toEqual({ status: 0, stdout: '', stderr: '', ran: false });
});

it.each([
  ['a folder', () => folder.path],
  ['a FIFO', () => at('fifo')],
  ['an endless device', () => '/dev/zero'],
  ['a terminal without input', () => '/dev/ptmx'],
])('%s instead of a configuration file is a configuration problem, and is not read', async (_, pathOf) => {
  spawnSync('mkfifo', [at('fifo')]);
  const path = pathOf();
  const { status, stderr, seconds } = await measuredRun(['check', '--config', path]);
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')[1]).toMatch(/: The file (is not a regular file|cannot be read)\./);
  expect(seconds).toBeLessThan(1);
});

describe('secrets that every user of the machine can read', () => {
  it.each([
    ['written in the file', { accounts: { a: inPlainText } }, 'account a, accessToken'],
    ['in the address of the store', { ...withoutPlugin, store: 'redis://:made-up@127.0.0.1:1' }, 'store'],
  ])('%s cause a warning', async (_, content, place) => {
    await writeFile(at('team', 'a', 'token'), secret);
    await chmod(config(), 0o644);
    const { stderr } = await start(content);
    const [line = '{}'] = stderr.split('\n').filter((each) => each.includes('All users'));
    expect(JSON.parse(line)).toMatchObject({ level: 'warn', msg: expect.stringContaining(`(${place}).`) });
    expect(stderr).toContain(`All users of this machine can read ${config()}, which contains secrets`);
  });

  it('cause a warning of check, which prints nothing else to stderr', async () => {
    await writeFile(config(), JSON.stringify({ accounts: { a: inPlainText } }), { mode: 0o644 });
    const { stderr } = await run(['check', '--config', config()], { env: { HTTPS_PROXY: 'http://127.0.0.1:9' } });
    expect(stderr).toMatch(
      /^wabascope: All users of this machine can read .*Run "chmod go-r" on it, or replace them with \$\{env:NAME\}/,
    );
  });

  it.each([
    ['are elsewhere', 0o644, 0o755, { accounts: { a: { provider: 'antgst', accessToken: '${file:token}' } } }],
    ['are in a file that others cannot read', 0o640, 0o755, { accounts: { a: inPlainText } }],
    ['are in a folder that others cannot enter', 0o644, 0o700, { accounts: { a: inPlainText } }],
  ])('do not cause a warning when they %s', async (_, ofFile, ofFolder, content) => {
    await writeFile(at('team', 'a', 'token'), secret);
    await chmod(config(), ofFile);
    await chmod(folder.path, ofFolder);
    expect(await start(content)).toMatchObject({ status: 0, stderr: '' });
  });
});
