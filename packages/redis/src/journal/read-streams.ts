import type { Redis } from 'ioredis';
import { compareIds, type EntryId, type IdRange, readId } from './ids.js';
import type { JournalKeys } from './keys.js';
import { type FoundEntry, foundEntry, type StreamEntry } from './stream-entry.js';

/** Entries that are read at once, of all streams together. */
const firstEntries = 400;
/** The same for one stream, when many are read. */
const maxEntries = 1_000;

/** The entries that are read of one stream, and where to continue. */
interface Part {
  readonly keys: JournalKeys;
  /** The newest first. */
  waiting: FoundEntry[];
  high: string;
  /** The oldest entry that was read. */
  oldest: EntryId | undefined;
  isAtEnd: boolean;
  entries: number;
}

/** The entries of all accounts in a range, the newest first, in batches. */
export async function* readStreams(
  client: Redis,
  accounts: readonly JournalKeys[],
  { low, high }: IdRange,
): AsyncGenerator<FoundEntry[]> {
  const entries = Math.max(10, Math.ceil(firstEntries / Math.max(1, accounts.length)));
  let parts = accounts.map((keys): Part => ({ keys, waiting: [], high, oldest: undefined, isAtEnd: false, entries }));
  while (parts.length > 0) {
    const empty = parts.filter(({ waiting, isAtEnd }) => waiting.length === 0 && !isAtEnd);
    await readMore(client, empty, low);
    // Older entries than these may be missing from a stream that was not read to its end.
    const oldest = parts.filter(({ isAtEnd }) => !isAtEnd).map((part) => part.oldest ?? { ms: 0, sequence: 0 });
    const limit = oldest.sort(compareIds).at(-1) ?? { ms: -1, sequence: 0 };
    const batch: FoundEntry[] = [];
    for (const part of parts) {
      const later = part.waiting.findIndex(({ id }) => compareIds(id, limit) < 0);
      batch.push(...part.waiting.splice(0, later === -1 ? part.waiting.length : later));
    }
    if (batch.length > 0) yield batch.sort((a, b) => compareIds(b.id, a.id));
    parts = parts.filter(({ waiting, isAtEnd }) => waiting.length > 0 || !isAtEnd);
  }
}

async function readMore(client: Redis, parts: readonly Part[], low: string): Promise<void> {
  const pipeline = client.pipeline();
  for (const { keys, high, entries } of parts) pipeline.xrevrange(keys.stream, high, low, 'COUNT', entries);
  const replies = (await pipeline.exec()) ?? [];
  for (const [index, part] of parts.entries()) {
    const [error, reply] = replies[index] ?? [];
    if (error) throw error;
    const entries = reply as StreamEntry[];
    const last = entries.at(-1)?.[0];
    part.waiting = entries.flatMap((entry) => foundEntry(entry, part.keys));
    part.isAtEnd = entries.length < part.entries;
    if (last !== undefined) {
      part.oldest = readId(last);
      part.high = `(${last}`;
    }
    part.entries = Math.min(2 * part.entries, maxEntries);
  }
}
