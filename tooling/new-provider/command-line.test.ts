import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { providerIdPattern } from '@wabascope/core';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { idPattern } from './command-line.mjs';
import { templateFiles } from './template-files.mjs';

const program = fileURLToPath(new URL('main.mjs', import.meta.url));
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'wabascope-order-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
});

function run(...args: string[]): Promise<{ status: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { env: { ...process.env, INIT_CWD: cwd } },
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('--help explains every option', async () => {
  const { status, stdout } = await run('--help');
  expect(status).toBe(0);
  for (const option of ['<id>', '--name', '--standalone', '--no-install']) expect(stdout).toContain(option);
});

test.each([
  ['no id', [], 'Name the id of the provider.'],
  ['an id that is not in kebab-case', ['AcmeCloud'], '"AcmeCloud" is not a valid id: use kebab-case'],
  ['an id that is a path', ['../acme'], '"../acme" is not a valid id'],
  ['an id that is taken', ['meta'], 'There is a provider "meta" already. Taken are alibaba'],
  ['an id that is taken, with --standalone', ['meta', '--standalone', 'plugin'], '"meta" already'],
  ['a name that breaks code', ['acme', '--name', "O'Neil"], `"O'Neil" is not a valid name`],
  ['an option that does not exist', ['acme', '--force'], "Unknown option '--force'"],
  ['a folder without --standalone', ['acme', 'plugin'], 'It is not clear what "plugin" is for.'],
])('%s is rejected with a pointer to --help', async (_, args, message) => {
  const { status, stdout, stderr } = await run(...args);
  expect(stderr).toContain(message);
  expect(stderr).toContain('See npm run new-provider -- --help.');
  expect(stdout).toBe('');
  expect(status).toBe(2);
  expect(await readdir(cwd)).toEqual([]);
});

test('an existing folder is not overwritten', async () => {
  await writeFile(join(cwd, 'notes.txt'), 'mine');
  const { status, stderr } = await run('acme', '--standalone', '.');
  expect(stderr).toContain(`${cwd} is not empty; nothing was written.`);
  expect(status).toBe(2);
  expect(await readdir(cwd)).toEqual(['notes.txt']);
});

test('a file in place of the folder is reported', async () => {
  await writeFile(join(cwd, 'plugin'), '');
  const { status, stderr } = await run('acme', '--standalone', 'plugin');
  expect(stderr).toContain('plugin cannot be written: ENOTDIR.');
  expect(status).toBe(2);
});

test('an id is accepted here exactly when the core accepts it', () => {
  expect(idPattern).toEqual(providerIdPattern);
});

test.each([
  ['360dialog', 'WABASCOPE_360DIALOG_API_KEY'],
  ['acme-cloud', 'ACME_CLOUD_API_KEY'],
])('the settings of %s have the environment variable %s, which a shell can set', async (id, variable) => {
  const files = await templateFiles({ id, name: id, standalone: true });
  expect(files.get('src/settings.ts')).toContain(`env: '${variable}'`);
});
