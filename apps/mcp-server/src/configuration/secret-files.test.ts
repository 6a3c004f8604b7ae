import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { secretFiles } from './secret-files.js';

let folder: string;
let other: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wabascope-secrets-'));
  other = await mkdtemp(join(tmpdir(), 'wabascope-other-'));
  await writeFile(join(folder, 'token'), '  s3cr3t\n');
  await writeFile(join(other, 'token'), 'outside');
  return () => Promise.all([folder, other].map((path) => rm(path, { recursive: true })));
});

it('a file below the folder is read without white space around it', () => {
  expect(secretFiles(folder, [])('token')).toBe('s3cr3t');
});

it('a file is read once', async () => {
  const read = secretFiles(folder, []);
  read('token');
  await writeFile(join(folder, 'token'), 'changed');
  expect(read('token')).toBe('s3cr3t');
});

it('a file elsewhere is read only if its folder is named', () => {
  const path = join(other, 'token');
  expect(secretFiles(folder, [])(path)).toEqual({
    message: `The file ${path} is not below the folder of the configuration.`,
    remedy: 'Move it there, or name its folder in "secretsFolders".',
  });
  expect(secretFiles(folder, [other])(path)).toBe('outside');
});

it('a file that is too large or missing is a problem', async () => {
  await writeFile(join(folder, 'large'), 'x'.repeat(65_537));
  const read = secretFiles(folder, []);
  expect(read('large')).toMatchObject({ message: 'The file large is larger than 64 kB.' });
  expect(read('gone')).toMatchObject({ message: 'The file gone cannot be read.' });
});
