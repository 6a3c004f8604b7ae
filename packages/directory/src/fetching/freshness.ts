import type { Snapshot } from './snapshot.js';

/** How far the clocks of processes that share a store may be apart, in milliseconds. */
export const maxClockDifferenceMs = 10_000;

/** How long a failure is believed, in milliseconds: long enough to read a few pages, short enough to fix and try again. */
const failureAgeMs = 15_000;

/** How old snapshots are. */
export interface Freshness {
  /** Notes when a snapshot was seen first. */
  seen(snapshot: Snapshot<unknown>): void;
  /** Milliseconds since the account was asked, never negative; infinite when that is in the future. */
  ageMs(snapshot: Snapshot<unknown>): number;
  /** Whether a snapshot may be served to somebody who accepts answers up to `maxAgeMs` old. */
  isFresh(snapshot: Snapshot<unknown>, maxAgeMs: number): boolean;
}

/**
 * Ages by two clocks, the older counts: `now`, which counts while the machine sleeps and is the same in all processes but
 * may be set back, and the clock of this process, which may not.
 * @param now Milliseconds since 1970.
 */
export function createFreshness(now: () => number): Freshness {
  const seenAt = new WeakMap<object, number>();

  function seen(snapshot: Snapshot<unknown>): number {
    const at = seenAt.get(snapshot) ?? performance.now();
    seenAt.set(snapshot, at);
    return at;
  }

  function ageMs(snapshot: Snapshot<unknown>): number {
    const sinceAsked = now() - snapshot.askedAt;
    if (sinceAsked < -maxClockDifferenceMs) return Number.POSITIVE_INFINITY;
    return Math.max(sinceAsked, performance.now() - seen(snapshot));
  }

  return {
    seen,
    ageMs,
    isFresh: (snapshot, maxAgeMs) =>
      ageMs(snapshot) < (snapshot.failure === undefined ? maxAgeMs : Math.min(maxAgeMs, failureAgeMs)),
  };
}
