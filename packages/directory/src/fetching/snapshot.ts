import { isDeepStrictEqual } from 'node:util';
import type { PhoneNumber, Waba, Warning } from '@wabascope/core';
import type { Failure } from '../text/failure.js';

/** What one ask brought: everything, or what came before it failed. */
export interface FetchResult<Item> {
  readonly items: readonly Item[];
  readonly warnings: readonly Warning[];
  readonly failure?: Failure;
}

/** The numbers, or the WABAs, of one account as last known. Plain JSON. */
export interface Snapshot<Item> extends FetchResult<Item> {
  /** When the account was last asked, with whatever outcome: milliseconds since 1970, the end of the ask. */
  readonly askedAt: number;
  /** When `items` were answered. Absent when the account has never answered. */
  readonly answeredAt?: number;
  /** Set when `items` are only the pages that were read before a failure. */
  readonly partial?: true;
  /** Set when it is of one WABA of the account, fetched alone. */
  readonly wabaId?: string;
  /** Set when somebody has not waited for the answer. Such a snapshot is not kept. */
  readonly unanswered?: true;
}

/**
 * Where snapshots of one kind are kept; several processes may share it. Storage that cannot be reached counts as empty:
 * no method rejects for that reason.
 */
export interface SnapshotStore<Item> {
  /**
   * The last snapshot under `key`. What follows from its `items` is computed once per array, so a store that is far
   * away returns the same object until there is a newer one. The directory checks what is returned; what does not fit
   * counts as nothing, and is replaced by a snapshot without items that was asked in 1970.
   */
  get(key: string): Promise<Snapshot<Item> | undefined>;
  set(key: string, snapshot: Snapshot<Item>): Promise<void>;
  /**
   * Runs `ask` while nobody else does under the same key in any process. The lock has a time limit, so that a process
   * that dies blocks nobody. Rejects with `signal.reason` when `signal` aborts while waiting.
   */
  exclusively<T>(key: string, ask: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Both kinds. A key consists of provider, account, a digest of the settings that are no secrets, and the WABA when one was fetched alone. */
export interface SnapshotStores {
  readonly numbers: SnapshotStore<PhoneNumber>;
  readonly wabas: SnapshotStore<Waba>;
}

/**
 * What is known after one more ask. After a failure the last complete items stay, with their time; pages that were read
 * before the failure are shown only where there is nothing complete.
 */
export function nextSnapshot<Item>(
  last: Snapshot<Item> | undefined,
  { items, warnings, failure }: FetchResult<Item>,
  askedAt: number,
): Snapshot<Item> {
  if (failure === undefined) {
    // What follows from the items, as the index of all numbers, stays as well.
    const same = last !== undefined && isDeepStrictEqual(last.items, items) ? last.items : items;
    return { askedAt, answeredAt: askedAt, items: same, warnings };
  }
  if (last?.answeredAt !== undefined && (last.partial === undefined || items.length === 0)) {
    // The clock may have been set back since.
    return { ...last, answeredAt: Math.min(last.answeredAt, askedAt), askedAt, failure };
  }
  const answered = items.length === 0 ? {} : { answeredAt: askedAt, partial: true as const };
  return { askedAt, ...answered, items, warnings, failure };
}

const queued =
  'No answer yet: requests to the provider are limited, and this account is in the queue. It is fetched in the background; try again in a minute.';
const slow =
  'No answer yet: the provider has not answered in time. The fetch continues in the background; try again in a minute.';

/**
 * What is shown of an account that a caller no longer waits for. A known failure stays: it says more than `timeout`.
 * @param isQueued Whether a limit is what the account waits for.
 * @param knownFailure What another fetch of the account has failed with.
 */
export function unanswered<Item>(
  last: Snapshot<Item> | undefined,
  now: number,
  isQueued: boolean,
  knownFailure: Failure | undefined,
): Snapshot<Item> {
  const late: Failure = { code: 'timeout', message: isQueued ? queued : slow, retryable: true };
  const failure = knownFailure ?? late;
  return { askedAt: now, items: [], warnings: [], failure, ...last, unanswered: true };
}
