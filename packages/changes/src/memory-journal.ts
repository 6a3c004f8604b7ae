import type { Baseline } from './baseline.js';
import type { ChangeCount, Journal, JournalEntry, JournalRange } from './journal.js';
import { createMemoryDeliveries } from './memory-deliveries.js';
import { createPackedBaselines } from './packed-baselines.js';
import { isNumber } from './same-number.js';

export interface MemoryJournalOptions {
  /** Changes to keep, the newest; 10,000 if omitted. */
  readonly maxChanges?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/** The entries are numbered from 1. */
type Numbered = JournalEntry & { readonly number: number };

/** Entries of one batch. */
const batchSize = 500;

/** Keeps baselines and the newest changes in this process. They end with it. */
export function createMemoryJournal({ maxChanges = 10_000, now = Date.now }: MemoryJournalOptions = {}): Journal {
  // Another process has other positions.
  const run = `${now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  const baselines = createPackedBaselines();
  const listeners = new Set<(entries: readonly JournalEntry[]) => void>();
  /** The oldest first. */
  let entries: Numbered[] = [];
  let appended = 0;
  let watchedSince = new Date(now()).toISOString();

  /** The number of the entry at a position; `otherwise` for a position of another process. */
  function numberOf(position: string | undefined, otherwise: number): number {
    const [owner, number] = position?.split('-') ?? [];
    return owner === run ? Number(number) : otherwise;
  }

  /** Whether an entry is in the range. @param first Entries up to this number are not. */
  function within({ from, before, filter }: JournalRange, first: number): (entry: Numbered) => boolean {
    const last = numberOf(before, before === undefined ? Number.POSITIVE_INFINITY : 0);
    const time = from === undefined ? '' : new Date(from).toISOString();
    return ({ number, change }) =>
      number > first && number < last && change.seenAt >= time && (filter?.(change) ?? true);
  }

  /** Only the newest. */
  function trim(): void {
    const dropped = entries.at(-maxChanges - 1);
    if (dropped === undefined) return;
    // Another list, because the one before may be read.
    entries = entries.slice(entries.length - maxChanges);
    watchedSince = new Date(Date.parse(dropped.change.seenAt) + 1).toISOString();
  }

  return {
    get watchedSince() {
      return watchedSince;
    },
    isDurable: false,
    baseline: (fingerprint) => baselines.get(fingerprint),
    baselines: () => baselines.list(),
    async append(baseline, changes) {
      baselines.set(baseline);
      const added = changes.map((change, index) => {
        const number = appended + index + 1;
        return { position: `${run}-${number}`, change, number };
      });
      appended += added.length;
      for (const entry of added) entries.push(entry);
      trim();
      if (added.length > 0) for (const listener of listeners) listener(added);
    },
    async *read(range, signal) {
      const first = numberOf(range.after, 0);
      const isWithin = within(range, first);
      const all = entries;
      for (let end = all.length; end > 0 && (all[end - 1]?.number ?? 0) > first; end -= batchSize) {
        signal?.throwIfAborted();
        const batch = all
          .slice(Math.max(0, end - batchSize), end)
          .reverse()
          .filter(isWithin);
        if (batch.length > 0) yield batch;
      }
    },
    latest: async () => `${run}-${appended}`,
    async at(positions) {
      const wanted = new Map(entries.map((entry) => [entry.position, entry]));
      return positions.flatMap((position) => wanted.get(position) ?? []);
    },
    counts: async (range) => countsOf(entries, within(range, numberOf(range.after, 0))),
    deliveries: createMemoryDeliveries(),
    async forget(number) {
      const before = entries.length;
      entries = entries.filter(({ change }) => !isNumber(number, change.number, change.numberId));
      await baselines.editAll((baseline) => withoutNumber(baseline, number));
      return before - entries.length;
    },
    onAppend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      baselines.close();
    },
  };
}

function countsOf(entries: readonly Numbered[], isWithin: (entry: Numbered) => boolean): readonly ChangeCount[] {
  const counts = new Map<string, (ChangeCount & { count: number })[]>();
  for (const entry of entries) {
    if (!isWithin(entry)) continue;
    const { account, kind, direction } = entry.change;
    const ofAccount = counts.get(account) ?? [];
    const count = ofAccount.find((each) => each.kind === kind && each.direction === direction);
    if (count !== undefined) count.count += 1;
    else counts.set(account, [...ofAccount, { account, kind, direction, count: 1 }]);
  }
  return [...counts.values()].flat();
}

function withoutNumber(baseline: Baseline, number: string): Baseline {
  const kept = Object.entries(baseline.numbers).filter(([id, state]) => !isNumber(number, state.number, id));
  return { ...baseline, numbers: Object.fromEntries(kept) };
}
