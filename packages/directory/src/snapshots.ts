import { abortable, createAbort } from './abortable.js';
import type { ReadFrom } from './observer.js';
import type { OpenAccount } from './open-accounts.js';
import { type Asked, isFresh, nextSnapshot, type Snapshot, type SnapshotStore } from './snapshot.js';
import { background, createTurns } from './turns.js';

/** Answers from the store while they are fresh, and asks each account once however many wait for it. */
export interface Snapshots<Item> {
  /**
   * Without `maxAgeMs`, an answer that is older than usual is served at once while one ask runs behind it. With it, the
   * caller waits for an answer that is no older. Rejects only with `signal.reason`.
   * @param rank How many accounts the caller asks for before this one.
   */
  read(account: OpenAccount, maxAgeMs: number | undefined, rank: number, signal: AbortSignal): Promise<Snapshot<Item>>;
  /** Changes whenever an ask has ended: what was read before may be another now. */
  version(): number;
  /** Asks again in the background what is older than `maxAgeMs`. */
  refresh(account: OpenAccount, maxAgeMs: number): Promise<void>;
  /** Aborts what is under way. */
  close(reason: unknown): Promise<void>;
}

export interface SnapshotsOptions<Item> {
  readonly store: SnapshotStore<Item>;
  readonly ask: (account: OpenAccount, signal: AbortSignal) => Promise<Asked<Item>>;
  readonly usualAgeMs: number;
  readonly now: () => number;
  /** Hears of every snapshot that comes by. */
  readonly seen: (account: OpenAccount, snapshot: Snapshot<Item>) => void;
  /** Hears where the answer to each `read` comes from. */
  readonly onRead: (from: ReadFrom) => void;
}

interface Flight<Item> {
  readonly snapshot: Promise<Snapshot<Item>>;
  readonly controller: AbortController;
  waiting: number;
  /** Goes on when nobody waits. */
  background: boolean;
}

export function createSnapshots<Item>(options: SnapshotsOptions<Item>): Snapshots<Item> {
  const { store, ask, usualAgeMs, now, seen, onRead } = options;
  const flights = new Map<string, Flight<Item>>();
  /** Accounts that wait for their turn without anybody waiting for them. */
  const behind = new Set<string>();
  const turns = createTurns();
  const closing = createAbort();
  let version = 0;

  function asked(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    signal: AbortSignal,
  ): Promise<Snapshot<Item>> {
    const { key } = account;
    return store.exclusively(
      key,
      async () => {
        const last = await store.get(key);
        // Another process has asked while this one waited for the lock.
        if (last !== undefined && last.askedAt !== before?.askedAt) return last;
        const next = nextSnapshot(last, await ask(account, signal), now());
        await store.set(key, next);
        seen(account, next);
        return next;
      },
      signal,
    );
  }

  /** Asks when it is the account's turn, unless somebody else has begun by then. */
  async function begin(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    rank: number,
    caller: AbortSignal,
  ): Promise<Flight<Item>> {
    const { key } = account;
    const endTurn = await turns.take(account, rank);
    const underWay = flights.get(key);
    if (underWay !== undefined || caller.aborted || closing.signal.aborted) endTurn();
    caller.throwIfAborted();
    closing.signal.throwIfAborted();
    if (underWay !== undefined) return underWay;
    const controller = createAbort();
    const snapshot = asked(account, before, controller.signal).finally(() => {
      endTurn();
      version += 1;
      if (flights.get(key) === flight) flights.delete(key);
    });
    // Whoever waits hears of it; a flight that everybody has left must not end the process.
    snapshot.catch(() => {});
    const flight: Flight<Item> = { snapshot, controller, waiting: 0, background: false };
    flights.set(key, flight);
    return flight;
  }

  async function wait(
    account: OpenAccount,
    before: Snapshot<Item> | undefined,
    rank: number,
    signal: AbortSignal,
  ): Promise<Snapshot<Item>> {
    const flight = flights.get(account.key) ?? (await begin(account, before, rank, signal));
    flight.waiting += 1;
    try {
      return await abortable(flight.snapshot, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && !flight.background && flights.get(account.key) === flight) {
        flights.delete(account.key);
        flight.controller.abort(signal.reason);
      }
    }
  }

  function askBehind(account: OpenAccount, before: Snapshot<Item> | undefined): void {
    const { key } = account;
    const underWay = flights.get(key);
    if (underWay !== undefined) underWay.background = true;
    if (underWay !== undefined || behind.has(key)) return;
    behind.add(key);
    begin(account, before, background, closing.signal)
      .then(
        (flight) => {
          flight.background = true;
        },
        () => {},
      )
      .finally(() => behind.delete(key));
  }

  async function stored(account: OpenAccount): Promise<Snapshot<Item> | undefined> {
    const snapshot = await store.get(account.key);
    if (snapshot !== undefined) seen(account, snapshot);
    return snapshot;
  }

  return {
    version: () => version,
    async read(account, maxAgeMs, rank, signal) {
      const last = await stored(account);
      signal.throwIfAborted();
      if (last !== undefined && isFresh(last, maxAgeMs ?? usualAgeMs, now())) {
        onRead('cache');
        return last;
      }
      if (last?.answeredAt === undefined || maxAgeMs !== undefined) {
        onRead('provider');
        return wait(account, last, rank, signal);
      }
      onRead('stale-cache');
      askBehind(account, last);
      return last;
    },
    async refresh(account, maxAgeMs) {
      const last = await stored(account);
      if (last !== undefined && isFresh(last, maxAgeMs, now())) return;
      askBehind(account, last);
    },
    async close(reason) {
      closing.abort(reason);
      const underWay = [...flights.values()];
      for (const { controller } of underWay) controller.abort(reason);
      await Promise.allSettled(underWay.map(({ snapshot }) => snapshot));
    },
  };
}
