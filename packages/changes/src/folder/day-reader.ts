import { readChange, readFiltered } from '../change-line.js';
import type { JournalEntry, JournalRange } from '../journal.js';
import type { JournalPosition } from '../position.js';
import { dayPath, daysOf } from './day-files.js';
import { chunkBytes, type Line, linesBackward } from './lines.js';
import { type DayPlace, placeOf, positionOf } from './place.js';

/** The latest time of a four-digit year. */
const maxTime = Date.parse('9999-12-31T23:59:59.999Z');

/** A range with its places. */
export interface PlaceRange {
  /** ISO 8601, UTC; empty for all. */
  readonly from: string;
  readonly after: DayPlace | undefined;
  readonly before: DayPlace | undefined;
  readonly filter?: JournalRange['filter'];
}

export function placeRange({ from, after, before, filter }: JournalRange): PlaceRange {
  return {
    from: from === undefined || from < 0 ? '' : new Date(Math.min(from, maxTime)).toISOString(),
    after: after === undefined ? undefined : placeOf(after),
    before: before === undefined ? undefined : placeOf(before),
    filter,
  };
}

/** The days that may have changes of a range, the newest first. */
export async function daysIn(folder: string, { from, after, before }: PlaceRange): Promise<string[]> {
  // The day of a file is never before the days of its changes, and may be after them if the clock was set back.
  const first = from.slice(0, 10);
  return (await daysOf(folder)).filter(
    (day) => day >= first && (after === undefined || day >= after.day) && (before === undefined || day <= before.day),
  );
}

/** The changes of one day within a range, the newest first, in batches. None if the file was deleted. */
export async function* readDay(
  folder: string,
  day: string,
  { from, after, before, filter }: PlaceRange,
): AsyncGenerator<JournalEntry[]> {
  const start = after?.day === day ? after.end : 0;
  const end = before?.day === day ? before.end : Number.POSITIVE_INFINITY;
  // A filter usually reads the whole day.
  const first = filter === undefined ? undefined : chunkBytes;
  try {
    for await (const lines of linesBackward(dayPath(folder, day), start, end, first)) {
      const seen: JournalEntry[] = [];
      for (const line of lines) {
        const entry = line.end < end && passes(line.text, from, filter) ? entryOf(day, line) : undefined;
        if (entry !== undefined && entry.change.seenAt >= from) seen.push(entry);
      }
      if (seen.length > 0) yield seen;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The change that ends at a place. */
export async function readAt(folder: string, position: JournalPosition): Promise<JournalEntry | undefined> {
  const { day, end } = placeOf(position);
  try {
    for await (const [last] of linesBackward(dayPath(folder, day), 0, end)) {
      return last?.end === end ? entryOf(day, last) : undefined;
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return undefined;
}

/** Whether the change in a line passes a filter: most lines need not be parsed. */
function passes(text: string, from: string, filter: PlaceRange['filter']): boolean {
  if (filter === undefined) return true;
  const change = readFiltered(text);
  return change !== undefined && change.seenAt >= from && filter(change);
}

function entryOf(day: string, { text, end }: Line): JournalEntry | undefined {
  const change = readChange(text);
  return change === undefined ? undefined : { position: positionOf({ day, end }), change };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
