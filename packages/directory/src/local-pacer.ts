import PQueue from 'p-queue';
import { FairQueue, type FairQueueOptions } from './fair-queue.js';
import type { Budget, Pacer, Slot } from './pacer.js';

/** The longest pause that one answer can ask for, in milliseconds. */
const longestPauseMs = 60_000;

interface Lane {
  readonly queue: PQueue<FairQueue, FairQueueOptions>;
  /** By `performance.now()`. */
  pausedUntil: number;
}

/**
 * Paces the requests of this process. A slot is taken from before its request leaves until `perMs` after its answer has
 * begun. The request reached the provider between those two moments, so two requests that use one slot reach it at
 * least `perMs` apart, and no window holds more requests than there are slots. Counting from the moment of leaving
 * would break that: a slow request followed by a fast one arrives closer together than the two left.
 */
export function createLocalPacer(): Pacer {
  const lanes = new Map<string, Lane>();
  const timers = new Set<NodeJS.Timeout>();
  const waiting = new Set<AbortController>();
  let closed: { readonly reason: unknown } | undefined;

  function laneOf({ id, requests }: Budget): Lane {
    const known = lanes.get(id);
    if (known !== undefined) return known;
    const lane = { queue: new PQueue({ concurrency: requests, queueClass: FairQueue }), pausedUntil: 0 };
    lanes.set(id, lane);
    return lane;
  }

  function after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
      // A timer may fire up to a millisecond early.
    }, ms + 1).unref();
    timers.add(timer);
  }

  return {
    async take(budget, account, signal) {
      signal?.throwIfAborted();
      if (closed !== undefined) throw closed.reason;
      const leave = new AbortController();
      const abort = () => leave.abort(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      waiting.add(leave);
      // The timers of the slots let the process end; somebody who waits for a slot does not.
      const awake = setInterval(() => {}, longestPauseMs);
      try {
        return await new Promise<Slot>((resolve, reject) => {
          const hold = () =>
            new Promise<void>((release) => {
              resolve({ answered: () => after(budget.perMs, release), unused: release });
            });
          laneOf(budget).queue.add(hold, { account, signal: leave.signal }).catch(reject);
        });
      } finally {
        clearInterval(awake);
        waiting.delete(leave);
        signal?.removeEventListener('abort', abort);
      }
    },
    pause(budget, ms) {
      const lane = laneOf(budget);
      lane.pausedUntil = Math.max(lane.pausedUntil, performance.now() + Math.min(ms, longestPauseMs));
      lane.queue.pause();
      after(lane.pausedUntil - performance.now(), () => {
        if (performance.now() >= lane.pausedUntil) lane.queue.start();
      });
    },
    close(reason) {
      closed = { reason };
      for (const leave of waiting) leave.abort(reason);
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
