import type { Baseline } from '../baseline.js';
import { openBaselineBook } from './baseline-book.js';
import { dayPath, daysOf } from './day-files.js';
import { completeSize } from './lines.js';
import { type DayPlace, dayOf } from './place.js';
import { applyTail } from './tail.js';

/** All baselines of a folder with the changes that were appended since they were saved. Writes nothing. */
export async function readFolderBaselines(folder: string, now: () => number): Promise<readonly Baseline[]> {
  const book = await openBaselineBook(folder, now);
  await applyTail(folder, book, await endOf(folder, now));
  const baselines = await Promise.all(book.list().map(({ fingerprint }) => book.get(fingerprint)));
  return baselines.flatMap((baseline) => baseline ?? []);
}

/** The place after all changes. */
export async function endOf(folder: string, now: () => number): Promise<DayPlace> {
  const [day] = await daysOf(folder);
  if (day === undefined) return { day: dayOf(now()), end: 0 };
  return { day, end: await completeSize(dayPath(folder, day)) };
}
