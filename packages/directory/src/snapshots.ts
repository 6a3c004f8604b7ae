import { abortable } from './abortable.js';
import type { OpenAccount } from './open-accounts.js';
import { type Asked, isFresh, nextSnapshot, type Snapshot, type SnapshotStore } from './snapshot.js';

/** Answers from the store while they are fresh, and asks each account once however many wait for it. */
export interface Snapshots<Item> {
  /**
   * Without `maxAgeMs`, an answer that is older than usual is served at once while one ask runs behind it. With it, the
   * caller waits for an answer that is no older. Rejects only with `signal.reason`.
   */
  read(account: OpenAccount, maxAgeMs: number | undefined, signal: AbortSignal | undefined): Promise<Snapshot<Item>>;
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
  /** Hears of every snapshot that is read. */
  readonly seen: (account: OpenAccount, snapshot: Snapshot<Item>) => void;
}

interface Flight<Item> {
  readonly snapshot: Promise<Snapshot<Item>>;
  readonly controller: AbortController;
  waiting: number;
  /** Goes on when nobody waits. */
  background: boolean;
}

export function createSnapshots<Item>(options: SnapshotsOptions<Item>): Snapshots<Item> {
  const { store, ask, usualAgeMs, now, seen } = options;
  const flights = new Map<string, Flight<Item>>();

  async function asked(account: OpenAccount, signal: AbortSignal): Promise<Snapshot<Item>> {
    const { key } = account;
    const before = await store.get(key);
    return store.exclusively(
      key,
      async () => {
        const last = await store.get(key);
        // Another process has asked while this one waited for the lock.
        if (last !== undefined && last.askedAt !== before?.askedAt) return last;
        const next = nextSnapshot(last, await ask(account, signal), now());
        await store.set(key, next);
        return next;
      },
      signal,
    );
  }

  function flightOf(account: OpenAccount): Flight<Item> {
    const { key } = account;
    const underWay = flights.get(key);
    if (underWay !== undefined) return underWay;
    const controller = new AbortController();
    const snapshot = asked(account, controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    // Whoever waits hears of it; a flight that everybody has left must not end the process.
    snapshot.catch(() => {});
    const flight: Flight<Item> = { snapshot, controller, waiting: 0, background: false };
    flights.set(key, flight);
    return flight;
  }

  async function wait(account: OpenAccount, signal: AbortSignal | undefined): Promise<Snapshot<Item>> {
    const flight = flightOf(account);
    flight.waiting += 1;
    try {
      return await abortable(flight.snapshot, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && !flight.background && flights.get(account.key) === flight) {
        flights.delete(account.key);
        flight.controller.abort(signal?.reason);
      }
    }
  }

  async function current(account: OpenAccount, maxAgeMs: number | undefined, signal: AbortSignal | undefined) {
    const stored = await abortable(store.get(account.key), signal);
    if (stored === undefined) return wait(account, signal);
    if (isFresh(stored, maxAgeMs ?? usualAgeMs, now())) return stored;
    if (maxAgeMs !== undefined || stored.answeredAt === undefined) return wait(account, signal);
    flightOf(account).background = true;
    return stored;
  }

  return {
    async read(account, maxAgeMs, signal) {
      const snapshot = await current(account, maxAgeMs, signal);
      seen(account, snapshot);
      return snapshot;
    },
    async refresh(account, maxAgeMs) {
      const stored = await store.get(account.key);
      if (stored !== undefined && isFresh(stored, maxAgeMs, now())) return;
      const flight = flightOf(account);
      flight.background = true;
      seen(account, await flight.snapshot);
    },
    async close(reason) {
      const underWay = [...flights.values()];
      for (const { controller } of underWay) controller.abort(reason);
      await Promise.allSettled(underWay.map(({ snapshot }) => snapshot));
    },
  };
}
