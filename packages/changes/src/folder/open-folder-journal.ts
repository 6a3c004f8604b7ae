import type { Change } from '../change.js';
import type { Journal, JournalEntry, JournalRange } from '../journal.js';
import { digitsOf } from '../same-number.js';
import { readBaselines } from './baseline-file.js';
import { createDayCounts } from './day-counts.js';
import { daysIn, placeRange, readAt, readDay } from './day-reader.js';
import { createFolderRole, type FolderLog } from './folder-role.js';
import { requestForget } from './forget-requests.js';
import { positionOf } from './place.js';
import { privateFolder } from './private-folder.js';
import { endOf, readFolderBaselines } from './read-baselines.js';

export interface FolderJournalOptions {
  /** It is created if it is missing. Only the user of this process may write it. */
  readonly folder: string;
  /** How many days changes are kept; 90 if absent. */
  readonly keepDays?: number | undefined;
  /** Maximum bytes of changes: the oldest days are deleted, never the current one. 256 MiB if absent. */
  readonly maxBytes?: number | undefined;
  /** The current time: milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Called when this process cannot write to the folder. */
  readonly log?: FolderLog | undefined;
}

/** How long another process may take to forget a number, in milliseconds. */
const maxForgetMs = 60_000;

/**
 * Opens a journal in a folder: a file of changes for each day, one line of JSON each, and a file of baselines. Of several
 * processes with the same folder, the first one writes. In the others, `baseline` resolves to `undefined` and `append`
 * does nothing, until the first one ends.
 * @throws {FolderError} If the folder cannot be created, or another user may write to it.
 */
export async function openFolderJournal(options: FolderJournalOptions): Promise<Journal> {
  const { keepDays = 90, maxBytes = 256 * 1024 * 1024, now = Date.now, log } = options;
  const folder = await privateFolder(options.folder);
  const role = createFolderRole({ folder, keepDays, maxBytes, now }, log);
  await role.writer();
  const { watchedSince = new Date(now()).toISOString() } = await readBaselines(folder);
  const counts = createDayCounts(folder);
  const listeners = new Set<(entries: readonly JournalEntry[]) => void>();

  async function* read(range: JournalRange, signal?: AbortSignal): AsyncGenerator<readonly JournalEntry[]> {
    const places = placeRange(range);
    for (const day of await daysIn(folder, places)) {
      // A filter may accept nothing of a day.
      signal?.throwIfAborted();
      for await (const entries of readDay(folder, day, places)) {
        signal?.throwIfAborted();
        yield entries;
      }
    }
  }

  return {
    get watchedSince() {
      return role.last?.watchedSince ?? watchedSince;
    },
    isDurable: true,
    baseline: async (fingerprint) => (await role.writer())?.baseline(fingerprint),
    baselines: () => readFolderBaselines(folder, now),
    async append(baseline, changes: readonly Change[]) {
      const entries = (await (await role.writer())?.append(baseline, changes)) ?? [];
      if (entries.length > 0) for (const listener of listeners) listener(entries);
    },
    read,
    latest: async () => positionOf(await endOf(folder, now)),
    async at(positions) {
      const entries: JournalEntry[] = [];
      for (const position of positions) {
        const entry = await readAt(folder, position);
        if (entry !== undefined) entries.push(entry);
      }
      return entries;
    },
    counts,
    deliveries: {
      claim: async () => (await role.writer()) !== undefined,
      state: async (receiver) => (await role.writer())?.state(receiver),
      async save(receiver, state) {
        const writer = await role.writer();
        await writer?.saveState(receiver, state);
        return writer !== undefined;
      },
    },
    async forget(number) {
      const digits = digitsOf(number);
      if (digits === '') return 0;
      const end = performance.now() + maxForgetMs;
      const isOver = async () => performance.now() > end || (await role.writer()) !== undefined;
      const writer = await role.writer();
      const removed = writer === undefined ? await requestForget(folder, digits, isOver) : undefined;
      if (removed !== undefined) return removed;
      const successor = await role.writer();
      if (successor === undefined) throw new Error(`The process that writes to ${folder} does not respond.`);
      return successor.forget(digits);
    },
    onAppend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: role.close,
  };
}
