import { cp, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Journal } from '../index.js';
import { baseline, begin, change, openJournal, qualitiesOf, testFolder, valuesOf } from './__fixtures__/journals.js';

/** Appends the changes of a fetch that found these qualities: what differs from the baseline. */
async function fetched(journal: Journal, qualities: Readonly<Record<string, string>>, minutes: number): Promise<void> {
  const known = await qualitiesOf(journal, 'a');
  const changes = Object.entries(qualities).flatMap(([numberId, to]) => {
    const from = known[numberId];
    return from === undefined || from === to ? [] : [change(minutes, from, to, { numberId, name: '大阪' })];
  });
  await journal.append(baseline('a', qualities, minutes), changes);
}

test('a crash at any byte of a write loses nothing, and no change is there twice', async () => {
  const running = await testFolder();
  const journal = await openJournal({ folder: running });
  await begin(journal, baseline('a', { 1: 'a0', 2: 'b0', 3: 'c0' }));
  await fetched(journal, { 1: 'a1', 2: 'b0', 3: 'c0' }, 1);
  const path = join(running, 'changes-2026-11-25.ndjson');
  const before = await readFile(path);
  await fetched(journal, { 1: 'a2', 2: 'b2', 3: 'c0' }, 2);
  const after = await readFile(path);
  // The lock is one of a process that still runs.
  const filter = (file: string) => !file.endsWith('lock');
  const crashed = await testFolder();
  await cp(running, crashed, { recursive: true, filter });

  async function crashAt(size: number): Promise<void> {
    const folder = await testFolder();
    await cp(crashed, folder, { recursive: true });
    await truncate(join(folder, 'changes-2026-11-25.ndjson'), size);
    const restarted = await openJournal({ folder });
    const values = await valuesOf(restarted);
    expect(values.slice(0, 1)).toEqual(['a1']);
    // The baseline includes exactly the changes that can be read.
    const [, a = 'a1', b = 'b0'] = values;
    expect(await qualitiesOf(restarted, 'a')).toEqual({ 1: a, 2: b, 3: 'c0' });
    await fetched(restarted, { 1: 'a2', 2: 'b2', 3: 'c3' }, 3);
    expect(await valuesOf(restarted)).toEqual(['a1', 'a2', 'b2', 'c3']);
    await restarted.close();
  }

  const sizes = Array.from({ length: after.length - before.length + 1 }, (_, more) => before.length + more);
  while (sizes.length > 0) await Promise.all(sizes.splice(0, 50).map(crashAt));
});
