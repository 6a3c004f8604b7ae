import { stat } from 'node:fs/promises';
import type { ChangeDirection, ChangeKind } from '../change.js';
import type { ChangeCount, JournalEntry, JournalRange } from '../journal.js';
import { dayPath } from './day-files.js';
import { daysIn, type PlaceRange, placeRange, readDay } from './day-reader.js';
import { placeOf } from './place.js';
import { createQueue } from './queue.js';

/** Counts changes by account, kind and direction. */
class Counts {
  readonly #counts = new Map<string, number>();

  add(key: string, count: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  addEntries(entries: readonly JournalEntry[]): void {
    // Aliases have no spaces at their ends, kinds and directions none at all.
    for (const { change } of entries) this.add(`${change.kind} ${change.direction} ${change.account}`, 1);
  }

  addAll(other: Counts): void {
    for (const [key, count] of other.#counts) this.add(key, count);
  }

  list(): ChangeCount[] {
    return [...this.#counts].map(([key, count]) => {
      const [kind = '', direction = '', ...account] = key.split(' ');
      return {
        account: account.join(' '),
        kind: kind as ChangeKind,
        direction: direction as ChangeDirection,
        count,
      };
    });
  }
}

/** What is counted of a day file. */
interface CountedDay {
  readonly counts: Counts;
  /** When its earliest change was seen: ISO 8601, UTC. */
  earliest: string;
  /** Number of the file in its file system. */
  readonly ino: number;
  /** The bytes that are counted. */
  size: number;
}

function emptyDay(ino: number): CountedDay {
  return { counts: new Counts(), earliest: '9999', ino, size: 0 };
}

/** Counts of whole days, each counted once: later only what was added to it. */
export function createDayCounts(folder: string) {
  const counted = new Map<string, CountedDay>();
  const queue = createQueue();

  /** A file that is replaced has another inode, because a number was forgotten. */
  async function countDay(day: string): Promise<CountedDay> {
    const { ino, size } = await stat(dayPath(folder, day)).catch(() => ({ ino: 0, size: 0 }));
    const known = counted.get(day);
    const result = known?.ino === ino && known.size <= size ? known : emptyDay(ino);
    if (known === result && known.size === size) return known;
    const added: JournalEntry[][] = [];
    const range: PlaceRange = { from: '', after: { day, end: result.size }, before: undefined };
    for await (const entries of readDay(folder, day, range)) added.push(entries);
    for (const entries of added) {
      result.counts.addEntries(entries);
      for (const { change } of entries) if (change.seenAt < result.earliest) result.earliest = change.seenAt;
    }
    // Not the size of the file, which may end with part of a line.
    const last = added[0]?.[0];
    if (last !== undefined) result.size = placeOf(last.position).end;
    counted.set(day, result);
    return result;
  }

  async function wholeDay(day: string, { from, after, before }: PlaceRange): Promise<Counts | undefined> {
    if (after?.day === day || before?.day === day) return undefined;
    const { counts, earliest } = await queue(() => countDay(day));
    return earliest >= from ? counts : undefined;
  }

  return async function count(range: JournalRange, signal?: AbortSignal): Promise<ChangeCount[]> {
    const places = placeRange(range);
    const days = await daysIn(folder, places);
    const total = new Counts();
    for (const day of days) {
      signal?.throwIfAborted();
      const whole = await wholeDay(day, places);
      if (whole !== undefined) total.addAll(whole);
      else for await (const entries of readDay(folder, day, places)) total.addEntries(entries);
    }
    return total.list();
  };
}
