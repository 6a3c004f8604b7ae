import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Baseline, Change, Journal, JournalEntry, JournalRange } from '../../index.js';
import { type FolderJournalOptions, openFolderJournal } from '../../index.js';

export const noon = Date.parse('2026-11-25T12:00:00.000Z');

/** An empty folder for this test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A journal that is closed after the test. */
export async function openJournal(options: FolderJournalOptions): Promise<Journal> {
  const journal = await openFolderJournal({ now: () => noon, ...options });
  onTestFinished(() => journal.close());
  return journal;
}

/** The quality of a number changed, `minutes` after noon. */
export function change(minutes: number, from: string, to: string, more: Partial<Change> = {}): Change {
  const seenAt = new Date(noon + minutes * 60_000).toISOString();
  const since = new Date(noon + (minutes - 1) * 60_000).toISOString();
  const { account = 'a', numberId = '1' } = more;
  return {
    id: `${numberId} ${to}`,
    seenAt,
    since,
    account,
    provider: 'acme',
    kind: 'quality',
    direction: 'neutral',
    numberId,
    number: `+65 8000 000${numberId}`,
    from,
    to,
    ...more,
  };
}

/** A baseline by the qualities of its numbers. */
export function baseline(account: string, qualities: Readonly<Record<string, string>>, at = 0): Baseline {
  const numbers = Object.entries(qualities).map(
    ([id, quality]) => [id, { number: `+65 8000 000${id}`, quality }] as const,
  );
  return {
    fingerprint: `print-${account}`,
    account,
    provider: 'acme',
    mapping: { numbers: '1' },
    numbersAt: new Date(noon + at * 60_000).toISOString(),
    numbers: Object.fromEntries(numbers),
    wabas: {},
  };
}

/** The first baseline of an account, as the directory would append it. */
export async function begin(journal: Journal, first: Baseline): Promise<void> {
  await journal.baseline(first.fingerprint);
  await journal.append(first, []);
}

/** All entries of a range, the oldest first. */
export async function entriesOf(journal: Journal, range: JournalRange = {}): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for await (const batch of journal.read(range)) entries.push(...batch);
  return entries.reverse();
}

/** Their new values, the oldest first. */
export async function valuesOf(journal: Journal, range: JournalRange = {}): Promise<(string | undefined)[]> {
  return (await entriesOf(journal, range)).map(({ change: { to } }) => to);
}

/** The qualities of a baseline by number. */
export async function qualitiesOf(journal: Journal, account: string): Promise<Record<string, string | undefined>> {
  const known = await journal.baseline(`print-${account}`);
  return Object.fromEntries(Object.entries(known?.numbers ?? {}).map(([id, { quality }]) => [id, quality]));
}
