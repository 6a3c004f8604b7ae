import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { changedReports } from './api-reports.js';

test('a report is out of date when the signature of an export changes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-api-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const reports = join(folder, 'api');
  await mkdir(reports);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: '@wabascope/one' }));
  const entry = { specifier: '@wabascope/one', folder, types: join(folder, 'index.d.ts') };
  const changed = async (signature: string, write = false) => {
    await writeFile(entry.types, `/** Doubles a number. */\nexport declare function double(${signature};\n`);
    return changedReports([entry], reports, write);
  };
  expect(await changed('value: number): number', true)).toEqual(['one.api.md']);
  expect(await readFile(join(reports, 'one.api.md'), 'utf8')).toContain('double(value: number): number');
  expect(await changed('value: number): number')).toEqual([]);
  expect(await changed('value: number | undefined): number')).toEqual(['one.api.md']);
});
