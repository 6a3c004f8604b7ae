import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { readTextFile } from './read-text.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'wabascope-text-')));
  return () => rmSync(folder, { recursive: true });
});

it('a file is read through a symbolic link, with its real path', () => {
  writeFileSync(join(folder, 'real'), 'twelve bytes');
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  expect(readTextFile(join(folder, 'link'), 12)).toMatchObject({
    text: 'twelve bytes',
    realPath: join(folder, 'real'),
  });
});

it('a file with a name like a placeholder is read', () => {
  writeFileSync(join(folder, '%NAME%'), 'text');
  expect(readTextFile(join(folder, '%NAME%'), 12)).toMatchObject({ text: 'text' });
});

it.each([
  ['a file that is too large', 'large', 'The secret file is larger than 1 kB.'],
  ['a folder', '', 'The secret file is not a regular file.'],
  ['a file that does not exist', 'gone', 'The secret file cannot be read.'],
  ['a path for a shell', '~/gone', 'It contains a placeholder that no program has filled in: ~.'],
])('%s is a problem', (_, name, message) => {
  writeFileSync(join(folder, 'large'), 'x'.repeat(1025));
  expect(readTextFile(join(folder, name), 1024, 'The secret file')).toEqual({ message, remedy: expect.any(String) });
});
