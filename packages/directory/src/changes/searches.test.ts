import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Change, createMemoryJournal, openFolderJournal } from '@wabascope/changes';
import { expect, onTestFinished, test } from 'vitest';
import { directoryOf } from '../__fixtures__/plugin.js';
import type { Directory } from '../index.js';

const seenAt = '2026-01-31T00:00:00.000Z';
const now = () => Date.parse(seenAt);

const names = ['Café', 'ΟΔΟΣ', 'Σ"x', 'a\nΣ', 'İzmir', 'a\u0001b', '\ud83c', '🏪', 'C:\\n', '大阪', 'ab"c'];
const numbers = ['+4915112345678', '+49 (151) 1234-5678', '+49151\u00011234\t5678', '151'];

/** Changes with these texts, and two that have none. */
const changes = [
  ...names.map((name) => ({ name, reasons: ['number-banned', 'quality-red'] as const, count: 12 })),
  ...numbers.map((number) => ({ number })),
  {},
  { to: 'café' },
].map(
  (part, index): Change => ({
    id: String(index + 1),
    seenAt,
    since: seenAt,
    account: 'a',
    provider: 'acme',
    kind: 'name',
    direction: 'neutral',
    ...part,
  }),
);

const parts = [...names, ...numbers].flatMap((text) => [text, text.slice(1), text.slice(-2), text.toUpperCase()]);

/** A folder skips lines that cannot match. A journal in memory matches each change. */
test('a text finds the same changes in a folder as in memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const journals = [createMemoryJournal({ now }), await openFolderJournal({ folder, now })];
  const baseline = { fingerprint: 'a', account: 'a', provider: 'acme', mapping: {}, numbers: {}, wabas: {} };
  for (const journal of journals) {
    await journal.baseline('a');
    await journal.append(baseline, changes);
  }
  const [inMemory, inFolder] = await Promise.all(journals.map((journal) => directoryOf({ a: {} }, { journal, now })));
  const found: Record<string, readonly string[] | undefined> = {};
  for (const query of [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '')) {
    const results = await Promise.all([inMemory, inFolder].map((each) => each?.listChanges({ query })));
    const [expected, ids] = results.map((result) => result?.changes.map(({ id }) => id));
    expect([query, ids]).toEqual([query, expected]);
    expect(results[1]?.summary).toEqual(results[0]?.summary);
    expect(results[1]?.summary.total).toBe(ids?.length);
    if (inFolder !== undefined) expect([query, await pagesOf(inFolder, query)]).toEqual([query, ids]);
    found[query] = ids;
  }
  expect(Object.values(found).filter((ids) => ids?.length === 0)).toEqual([]);
  expect(found).toMatchObject({ ΟΔΟΣ: ['2'], '151': ['15', '14', '13', '12'] });
});

test('a search counts no damaged line, and a line with its fields in another order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const journal = await openFolderJournal({ folder, now });
  await journal.baseline('a');
  await journal.append(
    { fingerprint: 'a', account: 'a', provider: 'acme', mapping: {}, numbers: {}, wabas: {} },
    changes.slice(-1),
  );
  const path = join(folder, 'changes-2026-01-31.ndjson');
  const line = (await readFile(path, 'utf8')).trim();
  const damaged = [
    line.slice(0, 80) + line,
    line.slice(0, -1),
    `${line},`,
    line.replace('"name"', '"planet"'),
    line.replace('"to":"café"', '"to":"café\t"'),
    line.replace('}', ',"count":01}'),
    line.replace('}', ',"reasons":["a",]}'),
  ];
  const reversed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse()));
  await appendFile(path, `${[...damaged, reversed].join('\n')}\n`);
  const directory = await directoryOf({ a: {} }, { journal, now });
  const { summary, changes: found } = await directory.listChanges({ query: 'CAFÉ' });
  expect(summary.total).toBe(2);
  expect(found).toEqual([changes.at(-1), changes.at(-1)]);
});

/** The IDs of all pages of two changes each. */
async function pagesOf(directory: Directory, query: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await directory.listChanges({ query, limit: 2, cursor });
    ids.push(...page.changes.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}
