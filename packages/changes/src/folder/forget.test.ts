import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  baseline,
  begin,
  change,
  entriesOf,
  openJournal,
  qualitiesOf,
  testFolder,
  valuesOf,
} from './__fixtures__/journals.js';

test('a number that is forgotten is in no file, and positions stay the same', async () => {
  const folder = await testFolder();
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: '0', 2: '0' }));
  await journal.append(baseline('a', { 1: '1', 2: '0' }), [change(1, '0', '1')]);
  await journal.append(baseline('a', { 1: '1', 2: '1' }), [change(2, '0', '1', { numberId: '2' })]);
  const [first, second] = await entriesOf(journal);
  expect(await journal.counts({})).toMatchObject([{ count: 2 }]);
  expect(await journal.forget('+65 (8000) 0001')).toBe(1);
  expect(await journal.forget('+65 8000 0001')).toBe(0);
  expect(await journal.forget('none')).toBe(0);
  expect(await entriesOf(journal)).toEqual([second]);
  expect(await journal.counts({})).toMatchObject([{ count: 1 }]);
  expect(await journal.at([first?.position ?? '', second?.position ?? ''])).toEqual([second]);
  expect(await qualitiesOf(journal, 'a')).toEqual({ 2: '1' });
  await journal.append(baseline('a', { 2: '2' }), [change(3, '1', '2', { numberId: '2' })]);
  expect(await valuesOf(journal)).toEqual(['1', '2']);
  await journal.close();
  for (const name of await readdir(folder))
    expect(await readFile(join(folder, name), 'utf8')).not.toContain('8000 0001');
  expect(await qualitiesOf(await openJournal({ folder }), 'a')).toEqual({ 2: '2' });
});

test('a process that only reads lets the writer forget a number', async () => {
  const folder = await testFolder();
  const writer = await openJournal({ folder });
  await begin(writer, baseline('a', { 1: '0' }));
  await writer.append(baseline('a', { 1: '1' }), [change(1, '0', '1')]);
  const reader = await openJournal({ folder });
  expect(await reader.forget('6580000001')).toBe(1);
  expect(await valuesOf(writer)).toEqual([]);
  expect(await valuesOf(reader)).toEqual([]);
  expect(await qualitiesOf(writer, 'a')).toEqual({});
  expect((await readdir(folder)).sort()).toEqual(['baselines.ndjson', 'changes-2026-11-25.ndjson', 'lock']);
});
