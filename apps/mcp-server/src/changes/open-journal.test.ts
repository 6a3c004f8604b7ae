import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryJournal } from '@wabascope/changes';
import { expect, onTestFinished, test } from 'vitest';
import { changesSchema } from '../configuration/schema/changes.js';
import { type JournalSource, openJournal } from './open-journal.js';

const stored = createMemoryJournal();
const store = { journal: () => stored };

async function open(changes: object, more: Partial<JournalSource> = {}) {
  const above = await mkdtemp(join(tmpdir(), 'open-'));
  onTestFinished(() => rm(above, { recursive: true, force: true }));
  const journal = await openJournal({
    settings: changesSchema().parse(changes),
    source: join(above, 'wabascope.config.json'),
    store: undefined,
    log: undefined,
    errorOf: () => new Error('A problem of the configuration.'),
    ...more,
  });
  onTestFinished(() => journal.close());
  return { above, journal };
}

test('a folder beside the configuration is before the store', async () => {
  const { above, journal } = await open({ folder: 'kept' }, { store });
  expect(journal).not.toBe(stored);
  expect(journal.isDurable).toBe(true);
  expect(await readdir(join(above, 'kept'))).toContain('lock');
});

test('without a folder, changes are kept in the store, and without a store in memory', async () => {
  expect((await open({}, { store })).journal).toBe(stored);
  const { above, journal } = await open({});
  expect(journal.isDurable).toBe(false);
  expect(await readdir(above)).toEqual([]);
});
