import { afterChanges } from '../after-change.js';
import type { Baseline } from '../baseline.js';
import type { JournalEntry } from '../journal.js';
import type { BaselineBook } from './baseline-book.js';
import { daysIn, readDay } from './day-reader.js';
import { comparePlaces, type Place, placeOf, positionOf } from './place.js';

/**
 * Applies the changes to the baselines that were appended after these were saved.
 * @param end The place after all changes.
 */
export async function applyTail(folder: string, book: BaselineBook, end: Place): Promise<void> {
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
    const baseline = changes.length === 0 ? undefined : await book.get(fingerprint);
    if (baseline === undefined) continue;
    // Of the last append, only some changes may be in the file: the time of its fetch does not count.
    const complete = changes.filter(({ seenAt }) => account !== last?.account || seenAt !== last.seenAt);
    const times = complete.map(({ seenAt }) => seenAt).sort();
    book.set(withTime(afterChanges(baseline, changes), times.at(-1)), positionOf(end));
  }
}

/** The oldest first. */
async function readTail(folder: string, after: Place): Promise<JournalEntry[]> {
  const range = { from: Number.NEGATIVE_INFINITY, after, before: undefined };
  const tail: JournalEntry[] = [];
  for (const day of await daysIn(folder, range)) {
    for await (const entries of readDay(folder, day, range)) tail.push(...entries);
  }
  return tail.reverse();
}
