import type { Snapshot } from './snapshot.js';

/** Maximum difference between the clocks of processes that share a store, in milliseconds. */
export const maxClockDifferenceMs = 10_000;

/** How long a failure is shown, in milliseconds: long enough to read some pages, short enough to fix it and try again. */
const maxFailureAgeMs = 15_000;

/** How old snapshots are, and when they change. */
export interface Freshness {
  /** Notes when a snapshot was first read. */
  note(snapshot: Snapshot<unknown>): void;
  /** Milliseconds since the latest fetch, never negative; infinite if that time is in the future. */
  ageMs(snapshot: Snapshot<unknown>): number;
  /** Whether a caller that accepts snapshots up to `maxAgeMs` old may see this one. */
  isFresh(snapshot: Snapshot<unknown>, maxAgeMs: number): boolean;
  /** Changes whenever the fetch of an account ends. */
  readonly version: number;
  /** Notes that the fetch of an account has ended. @param snapshot Its result, unless it was aborted. */
  changed(accountKey: string, snapshot?: Snapshot<unknown>): void;
  /** The keys of the accounts whose fetches have ended since `version`. */
  changedSince(version: number): ReadonlySet<string>;
  /** Whether `snapshots` include the results of all fetches that ended since `version`. */
  includeChanges(snapshots: readonly Snapshot<unknown>[], version: number): boolean;
}

/**
 * Measures ages with two clocks and uses the higher age. `now` counts while the machine sleeps and is the same in all
 * processes, but may be set back. The clock of this process cannot be set back.
 * @param now Milliseconds since 1970.
 */
export function createFreshness(now: () => number): Freshness {
  const notedAt = new WeakMap<object, number>();
  const versions = new WeakMap<object, number>();
  const versionsByAccount = new Map<string, number>();
  let version = 0;

  function note(snapshot: Snapshot<unknown>): number {
    const at = notedAt.get(snapshot) ?? performance.now();
    notedAt.set(snapshot, at);
    return at;
  }

  function ageMs(snapshot: Snapshot<unknown>): number {
    const sinceAttempt = now() - snapshot.attemptedAt;
    if (sinceAttempt < -maxClockDifferenceMs) return Number.POSITIVE_INFINITY;
    return Math.max(sinceAttempt, performance.now() - note(snapshot));
  }

  return {
    note,
    ageMs,
    isFresh: (snapshot, maxAgeMs) =>
      ageMs(snapshot) < (snapshot.failure === undefined ? maxAgeMs : Math.min(maxAgeMs, maxFailureAgeMs)),
    get version() {
      return version;
    },
    changed(accountKey, snapshot) {
      version += 1;
      versionsByAccount.set(accountKey, version);
      if (snapshot !== undefined) versions.set(snapshot, version);
    },
    changedSince: (since) =>
      new Set([...versionsByAccount].filter(([, last]) => last > since).map(([accountKey]) => accountKey)),
    includeChanges(snapshots, since) {
      const changed = snapshots.filter((snapshot) => (versions.get(snapshot) ?? 0) > since);
      return changed.length === version - since;
    },
  };
}
