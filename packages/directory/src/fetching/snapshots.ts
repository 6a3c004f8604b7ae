import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFetcher, RowKind } from './fetch-account.js';
import { backgroundRank, createFlights, type Flight } from './flights.js';
import type { Freshness } from './freshness.js';
import type { LastFetches } from './last-fetches.js';
import type { DirectoryObserver } from './observer.js';
import { newerOf } from './one-waba.js';
import type { SharedParts } from './shared-parts.js';
import type { Leave, WaitingCall } from './side-by-side.js';
import { type FetchResult, nextSnapshot, type Snapshot, type SnapshotStore, timedOutSnapshot } from './snapshot.js';
import type { Stalls } from './stalls.js';

/** Reads snapshots from the store while they are fresh, and fetches an account once for all callers that wait for it. */
export interface Snapshots<Item> {
  /**
   * Without `maxAgeMs`, returns an older snapshot immediately and fetches the account in the background. With it, waits
   * for a snapshot of at most that age, or until `waitSeconds` has elapsed. Rejects only with `signal.reason`.
   */
  read(account: OpenAccount, maxAgeMs: number | undefined, caller: WaitingCall): Promise<Snapshot<Item>>;
  /** Fetches the account in the background if its snapshot is older than `maxAgeMs`. */
  refresh(account: OpenAccount, maxAgeMs: number): Promise<void>;
  /** Aborts all fetches. */
  close(reason: unknown): Promise<void>;
}

/** Called under the lock of the account, before `next` replaces `last`. Not called for single WABAs. Never rejects. */
export type BeforeReplacing<Item> = (
  account: OpenAccount,
  last: Snapshot<Item> | undefined,
  next: Snapshot<Item>,
) => Promise<void>;

export interface SnapshotsParts<Item> {
  readonly kind: RowKind<Item>;
  readonly store: SnapshotStore<Item>;
  readonly fetcher: AccountFetcher<Item>;
  /** Age up to which a snapshot is fresh, in milliseconds. */
  readonly maxAgeMs: number;
  /** As in `ListOptions`, for fetches without a maximum age of the caller. */
  readonly maxBusinessAgeMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly freshness: Freshness;
  readonly stalls: Pick<Stalls, 'isQueued'>;
  readonly lastFetches: LastFetches;
  readonly observer: DirectoryObserver;
  readonly beforeReplacing: BeforeReplacing<Item> | undefined;
  readonly share: SharedParts;
  /** Runs background work outside the async context of the caller that started it. */
  readonly detached: (work: () => void) => void;
}

export function createSnapshots<Item>(parts: SnapshotsParts<Item>): Snapshots<Item> {
  const { kind, store, fetcher, now, freshness, stalls, lastFetches, observer, beforeReplacing, share, detached } =
    parts;
  const flights = createFlights<Snapshot<Item>>();
  let closed = false;

  /** The latest snapshot: of one WABA, from the whole account or from its own fetch. */
  async function latest({ key, oneWaba }: OpenAccount): Promise<Snapshot<Item> | undefined> {
    if (oneWaba === undefined) return store.get(key);
    const [own, whole] = await Promise.all([store.get(key), store.get(oneWaba.wholeKey)]);
    return newerOf(own, whole);
  }

  /** The latest snapshot, noted as read. */
  async function stored(account: OpenAccount): Promise<Snapshot<Item> | undefined> {
    const snapshot = await latest(account);
    if (snapshot !== undefined) note(account, snapshot);
    return snapshot;
  }

  function note(account: OpenAccount, snapshot: Snapshot<Item>): void {
    freshness.note(snapshot);
    lastFetches.remember(kind.what, account, snapshot);
  }

  function after(
    { oneWaba }: OpenAccount,
    last: Snapshot<Item> | undefined,
    result: FetchResult<Item>,
  ): Snapshot<Item> {
    if (oneWaba === undefined) return nextSnapshot(last, result, now(), share);
    const { id } = oneWaba;
    const own = last && { ...last, items: last.items.filter((item) => kind.belongsTo(item, id)) };
    return { ...nextSnapshot(own, result, now(), share), wabaId: id };
  }

  async function fetchExclusively(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    signal: AbortSignal,
    maxBusinessAgeMs: number,
  ): Promise<Snapshot<Item>> {
    const work = async () => {
      const last = await latest(account);
      // Another process has fetched the account while this one waited for the lock.
      if (last !== undefined && last.attemptedAt !== before?.attemptedAt) return last;
      const next = after(account, last, await fetcher.fetch(account, signal, maxBusinessAgeMs));
      if (account.oneWaba === undefined) await beforeReplacing?.(account, last, next);
      await store.set(account.key, next);
      note(account, next);
      return next;
    };
    let fetched: Snapshot<Item> | undefined;
    try {
      fetched = await store.exclusively(account.key, work, signal);
      return fetched;
    } finally {
      // Selections of accounts do not contain snapshots of one WABA.
      if (account.oneWaba === undefined) freshness.changed(account.key, fetched);
    }
  }

  function join(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    rank: number,
    maxBusinessAgeMs = parts.maxBusinessAgeMs,
  ): Flight<Snapshot<Item>> {
    return flights.join(account, rank, (signal) => fetchExclusively(account, before, signal, maxBusinessAgeMs));
  }

  function fetchInBackground(account: OpenAccount, before: Snapshot<Item> | undefined): void {
    detached(() => {
      join(account, before, backgroundRank).keepAlive = true;
    });
  }

  function wait(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    maxAgeMs: number | undefined,
    caller: WaitingCall,
  ): Promise<Snapshot<Item>> {
    const { rank, leaving } = caller;
    const flight = join(account, before, rank, maxAgeMs);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave: Leave = (end) => {
        flight.waiting -= 1;
        if (end === 'late') {
          flight.keepAlive = true;
          const isQueued = flight.controller === undefined || stalls.isQueued(account.alias);
          resolve(timedOutSnapshot(before, now(), isQueued, lastFetches.rejectedCredential(account)));
        } else flights.endUnused(flight, end.reason);
      };
      leaving.add(leave);
      const ended = () => leaving.delete(leave);
      flight.result.then(resolve, reject).finally(ended);
    });
  }

  return {
    async read(account, maxAgeMs, caller) {
      const last = await stored(account);
      const read = { what: kind.what, accounts: 1 };
      if (last !== undefined && freshness.isFresh(last, maxAgeMs ?? parts.maxAgeMs)) {
        observer.snapshotsRead?.({ ...read, from: 'cache' });
        return last;
      }
      if (last?.fetchedAt === undefined || maxAgeMs !== undefined) {
        observer.snapshotsRead?.({ ...read, from: 'provider' });
        return wait(account, last, maxAgeMs, caller);
      }
      observer.snapshotsRead?.({ ...read, from: 'stale-cache' });
      fetchInBackground(account, last);
      return last;
    },
    async refresh(account, maxAgeMs) {
      const last = await stored(account);
      if (closed) return;
      if (last !== undefined && freshness.isFresh(last, maxAgeMs)) return;
      fetchInBackground(account, last);
    },
    async close(reason) {
      closed = true;
      await flights.close(reason);
    },
  };
}
