import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { providerIdPattern } from '@wabascope/core';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { builtInIdsSource } from '../../../apps/mcp-server/distribution/built-in-providers.mjs';
import { checkedId } from './names.js';
import { repositoryUrl } from './repository.js';
import { templateFiles, templateFolder } from './template-files.js';

const program = fileURLToPath(new URL('cli.js', import.meta.url));
const repository = ['--repository', 'https://github.com/you/plugin'];
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'wabascope-create-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
});

function run(...args: string[]): Promise<{ status: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('--help explains every option', async () => {
  const { status, stdout } = await run('--help');
  expect(status).toBe(0);
  for (const option of ['<id>', '[folder]', '--name', '--repository']) expect(stdout).toContain(option);
});

test.each([
  ['no ID', repository, 'Name the ID of the provider.'],
  ['an ID that is not in kebab-case', ['AcmeCloud', ...repository], '"AcmeCloud" is not a valid ID: use kebab-case'],
  ['an ID that is a path', ['../acme', ...repository], '"../acme" is not a valid ID'],
  ['an ID that is taken', ['meta', ...repository], 'There is a provider "meta" already. These IDs are taken: '],
  ['a name that breaks code', ['acme', '--name', "O'Neil", ...repository], `"O'Neil" is not a valid name`],
  [
    'an option that does not exist',
    ['acme', '--force'],
    'Unknown option: --force. The options are --repository, --name, --help.',
  ],
  [
    'an option without its value',
    ['acme', '--repository'],
    '--repository needs a value, such as --repository https://',
  ],
  ['an option in place of a value', ['acme', '--name', '--help'], '--name needs a value, such as --name "Acme Cloud".'],
  ['a value for --help', ['acme', '--help=3'], '--help takes no value.'],
  ['a second folder', ['acme', 'one', 'two', ...repository], 'Unexpected argument: two.'],
  [
    'no repository and no terminal',
    ['acme'],
    'Add -- --repository https://github.com/OWNER/NAME: npm needs it to sign',
  ],
  [
    'a repository that is not one',
    ['acme', '--repository', 'mine'],
    '"mine" is not a repository: write https://github.com/',
  ],
])('%s is rejected with a pointer to --help, and nothing is written', async (_, args, message) => {
  const { status, stdout, stderr } = await run(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain('See npm create wabascope-provider -- --help.');
  expect(stdout).toBe('');
  expect(status).toBe(2);
  expect(await readdir(cwd)).toEqual([]);
});

test('on a terminal, the repository is prompted for', async () => {
  const command = `'${process.execPath}' '${program}' acme`;
  const terminal = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd });
  onTestFinished(() => void terminal.kill('SIGKILL'));
  const exit = once(terminal, 'exit');
  let text = '';
  terminal.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await vi.waitUntil(() => text.includes('Repository (https://github.com/OWNER/NAME): '), 20_000);
  terminal.stdin.write('mine\n');
  await vi.waitUntil(() => text.includes('"mine" is not a repository'), 20_000);
  terminal.stdin.write('https://github.com/you/plugin\n');
  expect(await exit).toEqual([0, null]);
  const manifest = JSON.parse(await readFile(join(cwd, 'wabascope-provider-acme', 'package.json'), 'utf8'));
  expect(manifest.repository).toEqual({ type: 'git', url: 'git+https://github.com/you/plugin.git' });
});

test.each([
  ['https://github.com/you/plugin', 'git+https://github.com/you/plugin.git'],
  ['https://github.com/you/plugin.git', 'git+https://github.com/you/plugin.git'],
  ['https://token@github.com/you/plugin/', 'git+https://github.com/you/plugin.git'],
  ['git@github.com:you/plugin.git', 'git+https://github.com/you/plugin.git'],
  ['ssh://git@gitlab.com/group/team/plugin.git', 'git+https://gitlab.com/group/team/plugin.git'],
  ['ssh://git@github.com:22/you/plugin', 'git+https://github.com/you/plugin.git'],
  ['https://www.github.com/you/plugin', 'git+https://github.com/you/plugin.git'],
  ['https://GitHub.com/you/plugin', 'git+https://github.com/you/plugin.git'],
  ['https://git.example.com:8443/you/plugin', 'git+https://git.example.com:8443/you/plugin.git'],
])('the repository %s is %s in package.json', (text, url) => {
  expect(repositoryUrl(text)).toBe(url);
});

test.each([
  'https://github.com/you',
  'https://github.com/you/plugin/tree/main',
  'https://github.com/you//plugin',
  'https://github.com/../plugin',
  'https://gitlab.com/group/plugin/-/tree/main',
  'https://github.com/you/plugin?tab=readme',
  'http://github.com/you/plugin',
  'github.com/you/plugin',
])('%s is not a repository', (text) => {
  expect(() => repositoryUrl(text)).toThrow('is not a repository: write https://github.com/OWNER/NAME.');
});

test('the package needs the published versions of our packages, also when a clone writes it', async () => {
  await run('acme', ...repository);
  const read = async (path: string | URL) => JSON.parse(await readFile(path, 'utf8'));
  const { dependencies, devDependencies, peerDependencies } = await read(
    join(cwd, 'wabascope-provider-acme/package.json'),
  );
  const { version } = await read(new URL('../../core/package.json', import.meta.url));
  expect(peerDependencies).toEqual({ '@wabascope/core': `^${version}` });
  expect(devDependencies).toMatchObject(peerDependencies);
  expect(JSON.stringify([dependencies, devDependencies])).not.toContain('workspace:');
});

test('an existing folder is not overwritten', async () => {
  await writeFile(join(cwd, 'notes.txt'), 'mine');
  const { status, stderr } = await run('acme', '.', ...repository);
  expect(stderr).toContain(`${cwd} is not empty; nothing was written.`);
  expect(status).toBe(2);
  expect(await readdir(cwd)).toEqual(['notes.txt']);
});

test('the files go into a repository that is new, and the steps quote its folder', async () => {
  await mkdir(join(cwd, 'my plugin', '.git'), { recursive: true });
  const { status, stdout } = await run('acme', 'my plugin', ...repository);
  expect(status).toBe(0);
  expect(stdout).toContain('\n  cd "my plugin"\n');
  expect(await readdir(join(cwd, 'my plugin'))).toContain('package.json');
});

test('a file in place of the folder is reported', async () => {
  await writeFile(join(cwd, 'plugin'), '');
  const { status, stderr } = await run('acme', 'plugin', ...repository);
  expect(stderr).toContain('plugin cannot be written: ENOTDIR.');
  expect(status).toBe(2);
  const inFile = await run('acme', 'plugin/inner', ...repository);
  expect(inFile.stderr).toContain('inner cannot be written: ENOTDIR.');
});

test.each(['acme', '360acme', 'acme-2', '360', 'acme--cloud', '-acme', 'acme-', 'Acme', 'acme_cloud', ''])(
  'the ID "%s" is accepted here exactly when the core accepts it',
  (id) => {
    if (providerIdPattern.test(id)) expect(checkedId(id)).toBe(id);
    else expect(() => checkedId(id)).toThrow('is not a valid ID');
  },
);

test('the IDs that are taken are those of the providers that the server has built in', async () => {
  const list = await readFile(new URL('built-in-ids.js', import.meta.url), 'utf8');
  expect(list).toBe(await builtInIdsSource());
});

test.each([
  ['360dialog', 'WABASCOPE_360DIALOG_API_KEY'],
  ['acme-cloud', 'ACME_CLOUD_API_KEY'],
])('the settings of %s have the environment variable %s, which a shell can set', async (id, variable) => {
  const files = await templateFiles({ id, name: id, repository: '' }, [templateFolder('src')]);
  expect(files.get('src/settings.ts')).toContain(`env: '${variable}'`);
});
