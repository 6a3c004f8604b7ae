import { afterChanges } from '../after-change.js';
import type { Change, ChangeKind } from '../change.js';
import type { JournalEntry } from '../journal.js';
import type { BaselineBook } from './baseline-book.js';
import { daysIn, readDay } from './day-reader.js';
import { comparePlaces, type DayPlace, placeOf, positionOf } from './place.js';

/**
 * Applies the changes to the baselines that were appended after these were saved.
 * @param end The place after all changes.
 */
export async function applyTail(folder: string, book: BaselineBook, end: DayPlace): Promise<void> {
  const baselines = book.list();
  const places = baselines.map(({ at }) => placeOf(at)).sort(comparePlaces);
  const [first] = places;
  if (first === undefined) return;
  const tail = await readTail(folder, first);
  const last = tail.at(-1)?.change;
  for (const { fingerprint, account, at } of baselines) {
    const place = placeOf(at);
    const changes = tail
      .filter((entry) => entry.change.account === account && comparePlaces(placeOf(entry.position), place) > 0)
      .map(({ change }) => change);
    // After the end, if a file of changes was removed.
    const isUpToDate = changes.length === 0 && comparePlaces(place, end) <= 0;
    const baseline = isUpToDate ? undefined : await book.get(fingerprint);
    if (baseline === undefined) continue;
    // Of the last append, only some changes may be in the file: the time of its fetch does not count.
    const complete = changes.filter(({ seenAt }) => account !== last?.account || seenAt !== last.seenAt);
    const next = afterChanges(baseline, changes);
    const numbersAt = latestOf(
      next.numbersAt,
      complete.filter(({ kind }) => !isOfWaba(kind)),
    );
    const wabasAt = latestOf(
      next.wabasAt,
      complete.filter(({ kind }) => isOfWaba(kind)),
    );
    const times = { ...(numbersAt === undefined ? {} : { numbersAt }), ...(wabasAt === undefined ? {} : { wabasAt }) };
    book.set({ ...next, ...times }, positionOf(end));
  }
}

/** The oldest first. */
async function readTail(folder: string, after: DayPlace): Promise<JournalEntry[]> {
  const range = { from: '', after, before: undefined };
  const tail: JournalEntry[] = [];
  for (const day of await daysIn(folder, range)) {
    for await (const entries of readDay(folder, day, range)) tail.push(...entries);
  }
  return tail.reverse();
}

function isOfWaba(kind: ChangeKind): boolean {
  return kind.startsWith('waba-') || kind === 'business-verification';
}

function latestOf(time: string | undefined, changes: readonly Change[]): string | undefined {
  const times = changes.flatMap(({ kind, seenAt }) => (kind === 'account-failing' ? [] : seenAt));
  return [...times, ...(time === undefined ? [] : [time])].sort().at(-1);
}
