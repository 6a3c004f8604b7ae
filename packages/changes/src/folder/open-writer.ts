import type { Baseline } from '../baseline.js';
import type { Change } from '../change.js';
import { writeChange } from '../change-line.js';
import type { DeliveryState } from '../deliveries.js';
import type { JournalEntry } from '../journal.js';
import { openBaselineBook } from './baseline-book.js';
import { type DayWriterOptions, openDayWriter } from './day-writer.js';
import { openDeliveryStates } from './folder-deliveries.js';
import { forgetBaselines, forgetChanges } from './forget.js';
import { positionOf } from './place.js';
import { createQueue } from './queue.js';
import { applyTail } from './tail.js';

/** How long a change of baselines may wait until it is saved, in milliseconds. */
const saveMs = 2_000;

/** What the process with the lock of a folder does. */
export interface Writer {
  readonly watchedSince: string;
  baseline(fingerprint: string): Promise<Baseline | undefined>;
  append(baseline: Baseline, changes: readonly Change[]): Promise<JournalEntry[]>;
  forget(digits: string): Promise<number>;
  state(receiver: string): DeliveryState | undefined;
  saveState(receiver: string, state: DeliveryState): Promise<void>;
  close(): Promise<void>;
}

/** @param isWriter Whether this process still has the lock. */
export async function openWriter(options: DayWriterOptions, isWriter: () => Promise<boolean>): Promise<Writer> {
  const { folder, now } = options;
  const book = await openBaselineBook(folder, now);
  const days = await openDayWriter(options, (oldest) => {
    const start = `${oldest}T00:00:00.000Z`;
    if (start > book.watchedSince) book.watchedSince = start;
  });
  await applyTail(folder, book, days.end);
  const deliveries = await openDeliveryStates(folder);
  const queue = createQueue();
  /** Baselines that were read here, and so include the changes of the file. */
  const known = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  // Since when changes are watched is known from the start.
  saveSoon();

  function saveSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      // If it fails, the journal still has the changes.
      void save().catch(() => {});
    }, saveMs).unref();
  }

  async function save(): Promise<void> {
    if (await isWriter()) await book.save();
  }

  return {
    get watchedSince() {
      return book.watchedSince;
    },
    async baseline(fingerprint) {
      known.add(fingerprint);
      return book.get(fingerprint);
    },
    append: (baseline, changes) =>
      queue(async () => {
        const { fingerprint } = baseline;
        // Another process was the writer when this baseline was compared.
        if (!known.has(fingerprint)) return [];
        // Changes of a new account count for nothing without its first baseline.
        if (changes.length > 0 && !book.isSaved(fingerprint)) await save();
        const places = changes.length === 0 ? [] : await days.append(changes.map(writeChange));
        book.set(baseline, positionOf(days.end));
        saveSoon();
        return places.flatMap((place, at) => {
          const change = changes[at];
          return change === undefined ? [] : [{ position: positionOf(place), change }];
        });
      }),
    forget: (digits) =>
      queue(async () => {
        const removed = await forgetChanges(folder, digits);
        await days.reopen();
        await forgetBaselines(book, digits);
        return removed;
      }),
    state: (receiver) => deliveries.get(receiver),
    saveState: (receiver, state) => deliveries.set(receiver, state),
    close: () =>
      queue(async () => {
        clearTimeout(timer);
        try {
          await save();
        } finally {
          await days.close();
        }
      }),
  };
}
