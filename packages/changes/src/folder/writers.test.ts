import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderError } from '../index.js';
import { baseline, begin, change, openJournal, qualitiesOf, testFolder, valuesOf } from './__fixtures__/journals.js';

const today = 'changes-2026-11-25.ndjson';

test('of two journals of a folder the first one writes, and after it the second one', async () => {
  const folder = await testFolder();
  const said: string[] = [];
  const first = await openJournal({ folder });
  await begin(first, baseline('a', { 1: '0' }));
  const second = await openJournal({ folder, log: (_, message) => said.push(message) });
  await begin(second, baseline('a', { 1: '9' }));
  await first.append(baseline('a', { 1: '1' }), [change(1, '0', '1')]);
  await second.append(baseline('a', { 1: '9' }), [change(1, '0', '9')]);
  expect(await valuesOf(second)).toEqual(['1']);
  expect(await second.deliveries.claim('x', 1_000)).toBe(false);
  expect(await second.deliveries.save('x', { position: '', waiting: [] })).toBe(false);
  expect(said).toEqual([
    `Process ${process.pid} on ${hostname()} writes the changes to ${folder}. This process only reads them.`,
  ]);
  await first.close();
  // Compared before this journal had the baseline.
  await second.append(baseline('a', { 1: '9' }), [change(2, '0', '9')]);
  expect(await qualitiesOf(second, 'a')).toEqual({ 1: '1' });
  await second.append(baseline('a', { 1: '2' }), [change(3, '1', '2')]);
  expect(await valuesOf(second)).toEqual(['1', '2']);
  expect(await second.deliveries.claim('x', 1_000)).toBe(true);
});

test('the lock of a dead process is taken over, and what it did not finish is removed', async () => {
  const folder = await testFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(join(folder, 'lock'), JSON.stringify({ token: 'x', pid, host: hostname() }));
  await writeFile(join(folder, 'baselines.ndjson.tmp'), 'half');
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0' }));
  expect(await qualitiesOf(journal, 'a')).toEqual({ 1: '0' });
  await journal.close();
  expect((await readdir(folder)).sort()).toEqual(['baselines.ndjson', today]);
});

test('a process that lost its lock writes nothing', async () => {
  const folder = await testFolder();
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0' }));
  await writeFile(join(folder, 'lock'), JSON.stringify({ token: 'x', pid: process.pid, host: hostname() }));
  await journal.append(baseline('a', { 1: '1' }), [change(1, '0', '1')]);
  expect(await valuesOf(journal)).toEqual([]);
  await journal.close();
  expect((await readdir(folder)).sort()).toEqual([today, 'lock']);
});

test('a journal that is closed writes nothing and holds no lock', async () => {
  const folder = await testFolder();
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0' }));
  await journal.close();
  await journal.append(baseline('a', { 1: '1' }), [change(1, '0', '1')]);
  expect(await journal.baseline('print-a')).toBeUndefined();
  expect((await readdir(folder)).sort()).toEqual(['baselines.ndjson', today]);
  expect(await qualitiesOf(await openJournal({ folder }), 'a')).toEqual({ 1: '0' });
});

test('only the user of the process may read and write what is kept', async () => {
  const folder = join(await testFolder(), 'new', 'journal');
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0' }));
  await journal.append(baseline('a', { 1: '1' }), [change(1, '0', '1')]);
  await journal.deliveries.save('x', { position: '', waiting: [] });
  await journal.close();
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const names = (await readdir(folder)).sort();
  expect(names).toEqual(['baselines.ndjson', today, 'deliveries.json']);
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

test.each([
  ['the folder', 'journal', 'Run "chmod 700 '],
  ['a folder above it', '.', 'Run "chmod go-w '],
])('%s that other users may write is rejected', async (_, name, remedy) => {
  const above = await testFolder();
  await mkdir(join(above, 'journal'));
  await chmod(join(above, name), 0o777);
  const error = await openJournal({ folder: join(above, 'journal') }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FolderError);
  expect(error).toMatchObject({
    message: expect.stringContaining('Other users may write '),
    remedy: expect.stringContaining(remedy),
  });
});

test('what is damaged or foreign is skipped', async () => {
  const folder = await testFolder();
  const path = join(folder, today);
  const lines = ['{"id":', '{"id":"1"}', 'null', '   ', JSON.stringify({ ...change(1, '0', '1'), kind: 'later' })];
  await writeFile(path, `${lines.join('\n')}\n${JSON.stringify(change(1, '0', '1'))}\n{"torn`);
  await writeFile(join(folder, 'baselines.ndjson'), '{"watchedSince":"2026-11-01T00:00:00.000Z"}\n{"at":1}\nx\n');
  await writeFile(join(folder, 'deliveries.json'), '[');
  const journal = await openJournal({ folder });
  expect(journal.watchedSince).toBe('2026-11-01T00:00:00.000Z');
  expect(await valuesOf(journal)).toEqual(['1']);
  expect(await journal.counts({})).toHaveLength(1);
  await begin(journal, baseline('a', { 1: '1' }));
  await journal.append(baseline('a', { 1: '2' }), [change(2, '1', '2')]);
  expect(await valuesOf(journal)).toEqual(['1', '2']);
});

test('a file that another program changed is continued after its last line', async () => {
  const folder = await testFolder();
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0' }));
  await journal.append(baseline('a', { 1: '1' }), [change(1, '0', '1')]);
  await writeFile(join(folder, today), 'half a line', { flag: 'a' });
  await journal.append(baseline('a', { 1: '2' }), [change(2, '1', '2')]);
  expect(await valuesOf(journal)).toEqual(['1', '2']);
  await writeFile(join(folder, today), '');
  await journal.append(baseline('a', { 1: '3' }), [change(3, '2', '3')]);
  expect(await valuesOf(journal)).toEqual(['3']);
});

test('a folder that cannot be written is read', async () => {
  const folder = await testFolder();
  const lines = [JSON.stringify(change(1, '0', '1')), ''];
  await writeFile(join(folder, 'changes-2026-11-24.ndjson'), lines.join('\n'));
  await mkdir(join(folder, today));
  const said: string[] = [];
  const journal = await openJournal({ folder, log: (_, message) => said.push(message) });
  await begin(journal, baseline('a', { 1: '0' }));
  expect(said).toEqual([`Changes cannot be written to ${folder} (EISDIR). This process only reads them.`]);
  expect(await journal.baseline('print-a')).toBeUndefined();
  expect(await valuesOf(journal, { before: '2026-11-25.0' })).toEqual(['1']);
});

test.skipIf(!existsSync('/dev/full'))('on a full disk the baseline keeps what was written', async () => {
  const folder = await testFolder();
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0' }));
  await journal.close();
  await rm(join(folder, today));
  await symlink('/dev/full', join(folder, today));
  const full = await openJournal({ folder });
  expect(await qualitiesOf(full, 'a')).toEqual({ 1: '0' });
  await expect(full.append(baseline('a', { 1: '1' }), [change(1, '0', '1')])).rejects.toThrow('ENOSPC');
  expect(await qualitiesOf(full, 'a')).toEqual({ 1: '0' });
});
