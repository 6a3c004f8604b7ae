import { isDeepStrictEqual } from 'node:util';
import type { PhoneNumber, Waba, Warning } from '@wabascope/core';
import { LRUCache } from 'lru-cache';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Failure } from '../text/failure.js';
import type { AccountFailure } from './account-results.js';
import type { SharedParts } from './shared-parts.js';

/** What one fetch of an account yielded: all of its rows, or those before a failure. */
export interface FetchResult<Item> {
  readonly items: readonly Item[];
  readonly warnings: readonly Warning[];
  readonly failure?: Failure;
}

/** The numbers, or the WABAs, of one account as of its latest fetch. Plain JSON. */
export interface Snapshot<Item> extends FetchResult<Item> {
  /** When the latest fetch ended, successful or not: milliseconds since 1970. */
  readonly attemptedAt: number;
  /** When `items` were fetched: milliseconds since 1970. Absent while no fetch has yielded any. */
  readonly fetchedAt?: number;
  /** Set when `items` are only the pages before a failure. */
  readonly partial?: true;
  /** Set when only this WABA of the account was fetched. */
  readonly wabaId?: string;
  /** Set when the caller stopped waiting for the fetch. Such a snapshot is not stored. */
  readonly timedOut?: true;
}

/**
 * Stores snapshots of one kind, which several processes may share. Storage that cannot be reached counts as empty: no
 * method rejects for that reason.
 */
export interface SnapshotStore<Item> {
  /**
   * The latest snapshot under `key`. The directory derives data from `items` once per array, so a remote store returns
   * the same object until there is a newer one. The directory checks the snapshot. It treats an invalid one as absent
   * and replaces it with one that has no items and was attempted in 1970.
   */
  get(key: string): Promise<Snapshot<Item> | undefined>;
  set(key: string, snapshot: Snapshot<Item>): Promise<void>;
  /**
   * Runs `work` while no other work runs under the same key in any process. The lock has a time limit, so that a process
   * that crashes does not block the others. Rejects with `signal.reason` when `signal` aborts during the wait.
   */
  exclusively<T>(key: string, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/**
 * Both kinds. A key consists of the provider, the alias, a keyed digest of all settings, and the WABA if only that was
 * fetched. Directories with other settings therefore never read each other's snapshots.
 */
export interface SnapshotStores {
  readonly numbers: SnapshotStore<PhoneNumber>;
  readonly wabas: SnapshotStore<Waba>;
}

/**
 * Stores up to `maxRows` rows of snapshots in this process and evicts the least recently read snapshot first. Does not
 * store a single snapshot with more rows.
 */
export function createMemoryStore<Item>(maxRows: number): SnapshotStore<Item> {
  const snapshots = new LRUCache<string, Snapshot<Item>>({
    maxSize: maxRows,
    // A snapshot without rows needs memory too.
    sizeCalculation: ({ items }) => items.length + 1,
  });
  return {
    get: async (key) => snapshots.get(key),
    async set(key, snapshot) {
      snapshots.set(key, snapshot);
    },
    // One process runs only one fetch of an account at a time.
    exclusively: (_key, work) => work(),
  };
}

/**
 * The snapshot after one more fetch. After a failure it keeps the last complete items and their time. The pages before
 * the failure are shown only if there are no complete items.
 * @param share Called for new items.
 */
export function nextSnapshot<Item>(
  last: Snapshot<Item> | undefined,
  { items, warnings, failure }: FetchResult<Item>,
  attemptedAt: number,
  share: SharedParts,
): Snapshot<Item> {
  if (failure === undefined) {
    // The same array keeps what is derived from it, such as the index of all numbers.
    const isSame = last !== undefined && isDeepStrictEqual(last.items, items);
    const same = isSame ? last.items : items;
    if (!isSame) share(items);
    return { attemptedAt, fetchedAt: attemptedAt, items: same, warnings };
  }
  if (last?.fetchedAt !== undefined && (last.partial === undefined || items.length === 0)) {
    // The clock may have been set back since.
    return { ...last, fetchedAt: Math.min(last.fetchedAt, attemptedAt), attemptedAt, failure };
  }
  const part = items.length === 0 ? {} : { fetchedAt: attemptedAt, partial: true as const };
  return { attemptedAt, ...part, items, warnings, failure };
}

const queued =
  'No response yet: the provider limits requests, and this account waits in the queue. The fetch continues in the background; try again in a minute.';
const slow =
  'No response yet: the provider did not respond in time. The fetch continues in the background; try again in a minute.';

/**
 * Shown for an account when the caller stops waiting for its fetch. A known failure stays, because it is more specific
 * than `timeout`.
 * @param isQueued Whether the account waits for a rate limit.
 * @param knownFailure The failure of another fetch of the account.
 */
export function timedOutSnapshot<Item>(
  last: Snapshot<Item> | undefined,
  now: number,
  isQueued: boolean,
  knownFailure: Failure | undefined,
): Snapshot<Item> {
  const timeout: Failure = { code: 'timeout', message: isQueued ? queued : slow, retryable: true };
  const failure = knownFailure ?? timeout;
  return { attemptedAt: now, items: [], warnings: [], failure, ...last, timedOut: true };
}

/** The failure of a snapshot as a row of a result; empty if there is none. */
export function accountFailures({ alias, plugin }: OpenAccount, snapshot: Snapshot<unknown>): AccountFailure[] {
  const { failure, partial, fetchedAt } = snapshot;
  if (failure === undefined) return [];
  const shown = fetchedAt === undefined ? 'nothing' : partial === undefined ? 'earlier' : 'part';
  return [{ account: alias, provider: plugin.id, ...failure, shown }];
}

/** When the oldest of the items were fetched: milliseconds since 1970, infinite without snapshots. */
export function oldestFetch(snapshots: readonly Snapshot<unknown>[]): number {
  const times = snapshots.map(({ fetchedAt, attemptedAt }) => fetchedAt ?? attemptedAt);
  return times.reduce((oldest, time) => Math.min(oldest, time), Number.POSITIVE_INFINITY);
}

/** What the reasons of a number are made of, and what its WABA decides. */
const words = [
  'wabaId',
  'status',
  'qualityRating',
  'nameStatus',
  'newNameStatus',
  'codeVerificationStatus',
  'accountMode',
] as const;

/**
 * Whether what has changed in the numbers of an account may come from their WABAs: a new number, or another reason or
 * messaging limit.
 */
export function affectsWabas(last: Snapshot<PhoneNumber> | undefined, next: Snapshot<PhoneNumber>): boolean {
  if (last === undefined || last.items === next.items) return false;
  let known: Map<string, PhoneNumber> | undefined;
  return next.items.some((number, index) => {
    // Providers rarely change the order.
    let before = last.items[index];
    if (before?.id !== number.id) {
      known ??= new Map(last.items.map((each) => [each.id, each]));
      before = known.get(number.id);
    }
    return number !== before && (before === undefined || differs(before, number));
  });
}

function differs(before: PhoneNumber, now: PhoneNumber): boolean {
  return (
    words.some((field) => before[field] !== now[field]) ||
    before.messagingLimit?.tier !== now.messagingLimit?.tier ||
    before.messagingLimit?.scope !== now.messagingLimit?.scope ||
    (before.healthStatus !== now.healthStatus &&
      JSON.stringify(before.healthStatus) !== JSON.stringify(now.healthStatus))
  );
}
