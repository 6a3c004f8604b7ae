import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Failure } from '../text/failure.js';
import { abortFlight, beginFlight, createFlight, type Flight } from './flight.js';
import type { Freshness } from './freshness.js';
import type { ReadFrom } from './observer.js';
import { newerOf } from './one-waba.js';
import type { Caller, Leave } from './side-by-side.js';
import { type FetchResult, nextSnapshot, type Snapshot, type SnapshotStore, unanswered } from './snapshot.js';
import { background, createTurns } from './turns.js';

/** Answers from the store while they are fresh, and asks each account once however many wait for it. */
export interface Snapshots<Item> {
  /**
   * Without `maxAgeMs`, an answer that is older than usual is served at once while one ask runs behind it. With it, the
   * caller waits for an answer that is no older, or for the end of its patience. Rejects only with `signal.reason`.
   */
  read(account: OpenAccount, maxAgeMs: number | undefined, caller: Caller): Promise<Snapshot<Item>>;
  /** Changes whenever an ask has ended: what was read before may be another now. */
  version(): number;
  /** Asks again in the background what is older than `maxAgeMs`. */
  refresh(account: OpenAccount, maxAgeMs: number): Promise<void>;
  /** Aborts what is under way. */
  close(reason: unknown): Promise<void>;
}

export interface SnapshotsOptions<Item> {
  readonly store: SnapshotStore<Item>;
  readonly ask: (account: OpenAccount, signal: AbortSignal) => Promise<FetchResult<Item>>;
  /** Whether an item of the whole account belongs to one WABA. */
  readonly isOf: (item: Item, wabaId: string) => boolean;
  readonly usualAgeMs: number;
  readonly now: () => number;
  readonly freshness: Freshness;
  /** Whether requests of the account wait for a limit. */
  readonly isQueued: (account: OpenAccount) => boolean;
  /** Why the last fetch of the account failed, where that is true of whatever is fetched of it. */
  readonly knownFailure: (account: OpenAccount) => Failure | undefined;
  /** Runs work that no caller waits for outside of the async context of the caller that started it. */
  readonly detached: (work: () => void) => void;
  /** Hears of every snapshot that comes by. */
  readonly seen: (account: OpenAccount, snapshot: Snapshot<Item>) => void;
  /** Hears where the answer to each `read` comes from. */
  readonly onRead: (from: ReadFrom) => void;
}

export function createSnapshots<Item>(options: SnapshotsOptions<Item>): Snapshots<Item> {
  const { store, ask, isOf, usualAgeMs, now, freshness, isQueued, knownFailure, detached, seen, onRead } = options;
  const flights = new Map<string, Flight<Snapshot<Item>>>();
  const turns = createTurns();
  let version = 0;
  let closed = false;

  /** What is known of the account: of one WABA, from the whole account or from a fetch of its own. */
  async function lastOf({ key, oneWaba }: OpenAccount): Promise<Snapshot<Item> | undefined> {
    if (oneWaba === undefined) return store.get(key);
    const [own, whole] = await Promise.all([store.get(key), store.get(oneWaba.wholeKey)]);
    return newerOf(own, whole);
  }

  /** What is known after one more fetch. */
  function nextOf(
    { oneWaba }: OpenAccount,
    last: Snapshot<Item> | undefined,
    fetched: FetchResult<Item>,
  ): Snapshot<Item> {
    if (oneWaba === undefined) return nextSnapshot(last, fetched, now());
    const { id } = oneWaba;
    const own = last && { ...last, items: last.items.filter((item) => isOf(item, id)) };
    return { ...nextSnapshot(own, fetched, now()), wabaId: id };
  }

  function asked(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    signal: AbortSignal,
  ): Promise<Snapshot<Item>> {
    const { key } = account;
    return store.exclusively(
      key,
      async () => {
        const last = await lastOf(account);
        // Another process has asked while this one waited for the lock.
        if (last !== undefined && last.askedAt !== before?.askedAt) return last;
        const next = nextOf(account, last, await ask(account, signal));
        await store.set(key, next);
        freshness.seen(next);
        seen(account, next);
        return next;
      },
      signal,
    );
  }

  /** The flight that is under way, or a new one, with a place in the line that is no worse than `rank`. */
  function flightOf(account: OpenAccount, before: Snapshot<Item> | undefined, rank: number): Flight<Snapshot<Item>> {
    const { key } = account;
    const flight = flights.get(key) ?? createFlight<Snapshot<Item>>();
    flights.set(key, flight);
    if (flight.controller === undefined && rank < flight.rank) {
      flight.rank = rank;
      void turns.take(account, rank).then((endTurn) => {
        // It may have begun from a better place, or everybody has left it.
        if (flight.controller !== undefined || flights.get(key) !== flight) return endTurn();
        const end = () => {
          endTurn();
          // Of one WABA, nothing is shown in a listing that is kept.
          if (account.oneWaba === undefined) version += 1;
          if (flights.get(key) === flight) flights.delete(key);
        };
        beginFlight(flight, (signal) => asked(account, before, signal).finally(end));
      });
    }
    return flight;
  }

  function fetchInBackground(account: OpenAccount, before: Snapshot<Item> | undefined): void {
    detached(() => {
      flightOf(account, before, background).isWanted = true;
    });
  }

  function wait(account: OpenAccount, before: Snapshot<Item> | undefined, caller: Caller): Promise<Snapshot<Item>> {
    const { rank, leaving } = caller;
    const flight = flightOf(account, before, rank);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave: Leave = (end) => {
        flight.waiting -= 1;
        if (end === 'late') {
          flight.isWanted = true;
          const isWaiting = flight.controller === undefined || isQueued(account);
          resolve(unanswered(before, now(), isWaiting, knownFailure(account)));
        } else if (flight.waiting === 0 && !flight.isWanted && flights.get(account.key) === flight) {
          flights.delete(account.key);
          abortFlight(flight, end.reason);
        }
      };
      leaving.add(leave);
      const ended = () => leaving.delete(leave);
      flight.result.then(resolve, reject).finally(ended);
    });
  }

  async function stored(account: OpenAccount): Promise<Snapshot<Item> | undefined> {
    const snapshot = await lastOf(account);
    if (snapshot === undefined) return undefined;
    freshness.seen(snapshot);
    seen(account, snapshot);
    return snapshot;
  }

  return {
    version: () => version,
    async read(account, maxAgeMs, caller) {
      const last = await stored(account);
      if (last !== undefined && freshness.isFresh(last, maxAgeMs ?? usualAgeMs)) {
        onRead('cache');
        return last;
      }
      if (last?.answeredAt === undefined || maxAgeMs !== undefined) {
        onRead('provider');
        return wait(account, last, caller);
      }
      onRead('stale-cache');
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
      const underWay = [...flights.values()];
      flights.clear();
      for (const flight of underWay) abortFlight(flight, reason);
      await Promise.allSettled(underWay.map(({ result }) => result));
    },
  };
}
