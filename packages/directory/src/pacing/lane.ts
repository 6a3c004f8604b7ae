import { maxTimerMs } from '@wabascope/core';
import PQueue from 'p-queue';
import { FairQueue, type FairQueueOptions } from './fair-queue.js';
import type { Budget, Slot } from './pacer.js';

/** The requests of one budget. */
export interface Lane {
  take(account: string, signal: AbortSignal | undefined): Promise<Slot>;
  pause(ms: number): void;
  close(reason: unknown): void;
}

/** The longest pause that one answer can ask for, in milliseconds. */
const longestPauseMs = 60_000;

/**
 * A slot is taken from before its request leaves until `perMs` after its answer has begun. The request reached the
 * provider between those two moments, so two requests that use one slot reach it at least `perMs` apart, and no window
 * holds more requests than there are slots. Counting from the moment of leaving would break that: a request that is
 * slow on its way and a later one that is fast arrive closer together than they left.
 * @param isIdle Called when nobody waits, nothing counts any more and there is no pause: a new lane would do as well.
 */
export function createLane({ requests, perMs }: Budget, isIdle: () => void): Lane {
  const queue = new PQueue<FairQueue, FairQueueOptions>({ concurrency: requests, queueClass: FairQueue });
  const timers = new Set<NodeJS.Timeout>();
  const waiting = new Set<AbortController>();
  let pause: NodeJS.Timeout | undefined;
  /** By `performance.now()`. */
  let pausedUntil = 0;

  function checkIdle(): void {
    if (queue.size === 0 && queue.pending === 0 && !queue.isPaused) isIdle();
  }
  queue.on('idle', checkIdle);

  function after(ms: number, run: () => void): NodeJS.Timeout {
    const done = () => {
      timers.delete(timer);
      run();
    };
    // A timer counts whole milliseconds, so it may fire up to one early.
    const timer = setTimeout(done, Math.min(Math.ceil(ms) + 1, maxTimerMs)).unref();
    timers.add(timer);
    return timer;
  }

  function cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    timers.delete(timer);
  }

  return {
    take(account, signal) {
      const leave = new AbortController();
      const abort = () => leave.abort(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      waiting.add(leave);
      // The timers of the slots let the process end; somebody who waits for a slot does not.
      const awake = setInterval(() => {}, longestPauseMs);
      const stopWaiting = () => {
        clearInterval(awake);
        waiting.delete(leave);
        signal?.removeEventListener('abort', abort);
      };
      return new Promise((resolve, reject) => {
        const hold = () => {
          // An abort from here on is the affair of the request: it must not free the slot.
          stopWaiting();
          return new Promise<void>((release) => {
            resolve({ answered: () => void after(perMs, release), unused: release });
          });
        };
        queue.add(hold, { account, signal: leave.signal }).catch(reject).finally(stopWaiting);
      });
    },
    pause(ms) {
      const pauseMs = Math.min(ms, longestPauseMs);
      if (performance.now() + pauseMs <= pausedUntil) return;
      pausedUntil = performance.now() + pauseMs;
      queue.pause();
      if (pause !== undefined) cancel(pause);
      pause = after(pauseMs, () => {
        queue.start();
        checkIdle();
      });
    },
    close(reason) {
      for (const leave of waiting) leave.abort(reason);
      for (const timer of timers) cancel(timer);
    },
  };
}
