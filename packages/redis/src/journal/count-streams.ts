import {
  type ChangeCount,
  type ChangeKind,
  changeDirections,
  changeKinds,
  type JournalRange,
} from '@wabascope/changes';
import type { Redis } from 'ioredis';
import { dayMs, type IdRange, idOf, idRange, readId } from './ids.js';
import type { JournalKeys } from './keys.js';
import { readStreams } from './read-streams.js';

const kinds: ReadonlySet<string> = new Set(changeKinds);
const directions: ReadonlySet<string> = new Set(changeDirections);

/**
 * Counts the changes of a range. Whole days are counted in Redis already. Only the changes at the ends of the range are
 * read.
 */
export async function countStreams(
  client: Redis,
  accounts: readonly JournalKeys[],
  range: JournalRange,
): Promise<ChangeCount[]> {
  const counts = new Map<string, ChangeCount & { count: number }>();
  function add({ kind, direction, account }: Omit<ChangeCount, 'count'>, count: number): void {
    const key = `${kind} ${direction} ${account}`;
    const known = counts.get(key) ?? { kind, direction, account, count: 0 };
    known.count += count;
    counts.set(key, known);
  }

  const { first, last } = wholeDays(range);
  const ids = idRange(range);
  const earliest = range.from ?? 0;
  for (const part of first > last ? [ids] : ends(ids, first, last)) {
    for await (const batch of readStreams(client, accounts, part)) {
      for (const { change } of batch) if (Date.parse(change.seenAt) >= earliest) add(change, 1);
    }
  }
  for (const hash of first > last ? [] : await readHashes(client, accounts)) {
    for (const [field, text] of Object.entries(hash)) {
      const [day, kind = '', direction = '', ...account] = field.split(' ');
      const isWhole = Number(day) >= first && Number(day) <= last && kinds.has(kind) && directions.has(direction);
      const count = Number(text);
      if (!isWhole || !Number.isSafeInteger(count) || count <= 0) continue;
      const typed = { kind: kind as ChangeKind, direction: direction as ChangeCount['direction'] };
      add({ ...typed, account: account.join(' ') }, count);
    }
  }
  return [...counts.values()];
}

/** The days of which all changes are in the range, as days since 1970. */
function wholeDays({ from, after, before }: JournalRange): { readonly first: number; readonly last: number } {
  const starts = [from, after === undefined ? undefined : msOf(after)].filter((ms) => ms !== undefined);
  const first = starts.length === 0 ? 0 : Math.floor(Math.max(...starts) / dayMs) + 1;
  return { first, last: before === undefined ? Number.POSITIVE_INFINITY : Math.floor(msOf(before) / dayMs) - 1 };
}

function msOf(position: string): number {
  return readId(idOf(position) ?? '0-0').ms;
}

/** What is in a range before and after its whole days. */
function ends({ low, high }: IdRange, first: number, last: number): IdRange[] {
  const before = first === 0 ? [] : [{ low, high: `(${first * dayMs}-0` }];
  return Number.isFinite(last) ? [...before, { low: `${(last + 1) * dayMs}-0`, high }] : before;
}

async function readHashes(client: Redis, accounts: readonly JournalKeys[]): Promise<Record<string, string>[]> {
  const pipeline = client.pipeline();
  for (const { counts } of accounts) pipeline.hgetall(counts);
  const replies = (await pipeline.exec()) ?? [];
  return replies.map(([error, hash]) => {
    if (error) throw error;
    return hash as Record<string, string>;
  });
}
