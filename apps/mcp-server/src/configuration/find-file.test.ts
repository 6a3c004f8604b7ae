import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { findFile, passedOverSentence } from './find-file.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'wabascope-find-'));
  return () => rm(home, { recursive: true });
});
const find = (named?: string) => findFile(named, join(home, 'project'), { HOME: home }, 'linux');

it('a named file is relative to the working folder, and need not exist', () => {
  expect(find('my.json')).toEqual({ path: join(home, 'project', 'my.json') });
});

it("the user's own file is found where it exists", async () => {
  expect(find()).toEqual({});
  const path = join(home, '.config', 'wabascope', 'wabascope.config.json');
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '{}');
  expect(find()).toEqual({ path });
});

it('a file in the working folder is not read, and the message names both remedies', async () => {
  const beside = join(home, 'project', 'wabascope.config.json');
  await mkdir(join(home, 'project'));
  await writeFile(beside, '{}');
  expect(find()).toEqual({ passedOver: beside });
  expect(passedOverSentence(beside, { HOME: home }, 'linux')).toMatch(
    /wabascope\.config\.json is not read.*--config.*WABASCOPE_CONFIG.*\.config[/\\]wabascope[/\\]wabascope\.config\.json\.$/,
  );
});
