import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { run } from '../../support/executable.js';

const canary = 'canary-of-the-user-0123456789';
let elsewhere: string;
let folder: ConfigFolder;

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'wabascope-elsewhere-'));
  await writeFile(join(elsewhere, 'id_ed25519'), canary);
});
afterAll(() => rm(elsewhere, { recursive: true }));
beforeEach(async () => {
  folder = await configFolder('{}', { 'secrets/token': `${canary}\n` });
  return folder.remove;
});

/** Starts the server with a token from a file. @returns What it prints to stderr: empty if it accepts the token. */
async function stderrWith(reference: string, more: object = {}): Promise<string> {
  const accounts = { a: { provider: 'antgst', accessToken: `\${file:${reference}}` } };
  await writeFile(folder.file, JSON.stringify({ accounts, ...more }));
  const { status, stdout, stderr } = await run(['--config', folder.file]);
  expect(stdout).toBe('');
  expect(stderr).not.toContain(canary);
  expect(status).toBe(stderr === '' ? 0 : 2);
  return stderr;
}

const at = (...parts: string[]) => join(folder.path, ...parts);
async function fifo(name: string): Promise<string> {
  spawnSync('mkfifo', [at(name)]);
  return name;
}

const outside =
  /account a, accessToken: The file .* is not below the folder of the configuration\. Move it there, or name its folder in "secretsFolders"\./;
const irregular = /account a, accessToken: The file .* is not a regular file\./;

describe('${file:…} does not read', () => {
  const attacks: [string, () => Promise<string>, RegExp][] = [
    ['a file elsewhere', async () => join(elsewhere, 'id_ed25519'), outside],
    ['a file above the folder', async () => `../${elsewhere.split('/').at(-1)}/id_ed25519`, outside],
    [
      'a file elsewhere, through a folder of the configuration',
      async () => `secrets/../../../../../../..${elsewhere}/id_ed25519`,
      outside,
    ],
    ['a link out of the folder', () => symlink(join(elsewhere, 'id_ed25519'), at('link')).then(() => 'link'), outside],
    ['a linked folder', () => symlink(elsewhere, at('linked')).then(() => 'linked/id_ed25519'), outside],
    ['the environment of the process', async () => '/proc/self/environ', outside],
    ['an endless device', async () => '/dev/zero', outside],
    ['stdin', async () => '/dev/stdin', /The file \/dev\/stdin (is not below|cannot be read|is not a regular)/],
    ['the folder itself', async () => '.', outside],
    ['a folder', async () => 'secrets', irregular],
    ['a FIFO', () => fifo('fifo'), irregular],
    [
      'a link to a FIFO',
      () =>
        symlink(at('a'), at('b'))
          .then(() => fifo('a'))
          .then(() => 'b'),
      irregular,
    ],
    [
      'a file of 64 kB and one byte',
      () => writeFile(at('large'), 'x'.repeat(65_537)).then(() => 'large'),
      /The file large is larger than 64 kB/,
    ],
    [
      'a file that is not text',
      () => writeFile(at('binary'), Buffer.from([0xc3, 0x28])).then(() => 'binary'),
      /The file binary is not UTF-8 text\. Save it as UTF-8/,
    ],
    ['a link to itself', () => symlink(at('round'), at('round')).then(() => 'round'), /The file round cannot be read/],
    [
      'a file that does not exist',
      async () => 'gone',
      /The file gone cannot be read\. Check the path and its permissions\./,
    ],
  ];
  it.each(attacks)('%s', async (_, prepare, sentence) => {
    expect(await stderrWith(await prepare())).toMatch(sentence);
  });
});

describe('${file:…} reads', () => {
  it.each<[string, () => Promise<string>]>([
    ['a file below the folder', async () => 'secrets/token'],
    ['the same file by its absolute path', async () => at('secrets', 'token')],
    [
      'a file of 64 kB',
      () => writeFile(at('large'), `${canary}${' '.repeat(65_536 - canary.length)}`).then(() => 'large'),
    ],
    ['a file whose name starts with two dots', () => writeFile(at('..token'), canary).then(() => '..token')],
    [
      'a secret that Kubernetes mounts: a link to a link within the folder',
      async () => {
        await mkdir(at('mount', '..2026_10_01'), { recursive: true });
        await writeFile(at('mount', '..2026_10_01', 'token'), canary);
        await symlink('..2026_10_01', at('mount', '..data'));
        await symlink('..data/token', at('mount', 'token'));
        return 'mount/token';
      },
    ],
  ])('%s', async (_, prepare) => {
    expect(await stderrWith(await prepare())).toBe('');
  });

  it('a file in a folder of secretsFolders, but no file elsewhere', async () => {
    const secretsFolders = [join(elsewhere)];
    expect(await stderrWith(join(elsewhere, 'id_ed25519'), { secretsFolders })).toBe('');
    expect(await stderrWith('/etc/hostname', { secretsFolders })).toMatch(outside);
  });

  it('a file in a folder of secretsFolders that is a link, relative to the configuration', async () => {
    await symlink(elsewhere, at('linked'));
    expect(await stderrWith(join(elsewhere, 'id_ed25519'), { secretsFolders: ['linked'] })).toBe('');
  });

  it('no other file when a folder of secretsFolders does not exist', async () => {
    const secretsFolders = [join(elsewhere, 'gone')];
    expect(await stderrWith(join(elsewhere, 'id_ed25519'), { secretsFolders })).toMatch(outside);
  });

  it('a file below the folder of the configuration when that folder is a link', async () => {
    await rename(folder.path, `${folder.path}-moved`);
    await symlink(`${folder.path}-moved`, folder.path);
    expect(await stderrWith('secrets/token')).toBe('');
    await rm(`${folder.path}-moved`, { recursive: true });
  });
});

it('a secretsFolders that is not a list of strings is a configuration problem', async () => {
  expect(await stderrWith('secrets/token', { secretsFolders: '/run/secrets' })).toMatch(
    /secretsFolders: Invalid value\. Expected: a list of at most 100 strings\./,
  );
});
