import { maxTimerMs } from '@wabascope/core';
import { besideFull, createLane, freeSlots, isIdle, type Lane, nextOf, type Waiting } from './lane.js';
import type { Budget, Pacer, Slot } from './pacer.js';

/** The maximum pause after one response, in milliseconds. */
export const maxPauseMs = 60_000;

/**
 * Keeps the budgets of this process: nothing else may spend them.
 *
 * A slot is taken from before its request is sent until `perMs` after its response has begun. The request reached the
 * provider between those two moments, so two requests that use one slot reach it at least `perMs` apart, and no window
 * holds more requests than there are slots. Counting from the moment of sending would break that: a request that is
 * slow on its way and a later one that is fast arrive closer together than they were sent.
 */
export function createLocalPacer(): Pacer {
  const lanes = new Map<string, Lane>();
  const timers = new Set<NodeJS.Timeout>();
  const waiting = new Set<Waiting>();
  let awake: NodeJS.Timeout | undefined;
  let closed: { readonly reason: unknown } | undefined;

  function laneOf(budget: Budget): Lane {
    const lane = lanes.get(budget.id) ?? createLane(budget);
    lanes.set(budget.id, lane);
    return lane;
  }

  function after(ms: number, run: () => void): NodeJS.Timeout {
    const done = () => {
      timers.delete(timer);
      run();
    };
    // A timer counts whole milliseconds, so it may fire up to one early.
    const timer = setTimeout(done, Math.min(Math.ceil(ms) + 1, maxTimerMs));
    // In some runtimes a timer is a number.
    timer.unref?.();
    timers.add(timer);
    return timer;
  }

  /** Sends what may be sent now that lanes have changed. */
  function serve(changed: Iterable<Lane>): void {
    const rest = new Set(changed);
    for (const lane of rest) {
      rest.delete(lane);
      for (let next = nextOf(lane); next !== undefined && closed === undefined; next = nextOf(lane)) {
        for (const each of next.lanes) {
          each.queue.served(next);
          each.taken += 1;
        }
        stopWaiting(next);
        next.go();
        for (const each of next.lanes) for (const other of besideFull(each)) rest.add(other);
      }
      if (isIdle(lane) && lanes.get(lane.budget.id) === lane) lanes.delete(lane.budget.id);
    }
  }

  function release(own: readonly Lane[]): void {
    for (const lane of own) lane.taken -= 1;
    serve(own);
  }

  function slotOf(own: readonly Lane[]): Slot {
    return {
      used() {
        for (const lane of own) after(lane.budget.perMs, () => release([lane]));
      },
      unused: () => release(own),
    };
  }

  // The timers of the slots let the process end; a request that waits for a slot does not.
  function beginWaiting(request: Waiting): void {
    waiting.add(request);
    awake ??= setInterval(() => {}, maxPauseMs);
  }

  function stopWaiting(request: Waiting): void {
    waiting.delete(request);
    if (waiting.size > 0) return;
    clearInterval(awake);
    awake = undefined;
  }

  function wait(
    budgets: readonly Budget[],
    own: readonly Lane[],
    account: string,
    signal: AbortSignal | undefined,
  ): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const abort = () => request.leave(signal?.reason);
      const request: Waiting = {
        account,
        kind: budgets,
        lanes: own,
        go() {
          // An abort from here on concerns the request: it must not free the slot.
          signal?.removeEventListener('abort', abort);
          resolve(slotOf(own));
        },
        leave(reason) {
          signal?.removeEventListener('abort', abort);
          for (const lane of own) lane.queue.remove(request);
          stopWaiting(request);
          reject(reason);
          serve(own);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      beginWaiting(request);
      for (const lane of own) lane.queue.add(request);
      serve(own);
    });
  }

  return {
    async take(budgets, account, signal) {
      signal?.throwIfAborted();
      if (closed !== undefined) throw closed.reason;
      const own = budgets.map(laneOf);
      if (!own.every((lane) => freeSlots(lane) > 0 && lane.queue.isEmpty)) return wait(budgets, own, account, signal);
      for (const lane of own) lane.taken += 1;
      return slotOf(own);
    },
    pause(budgets, ms) {
      const pauseMs = Math.min(ms, maxPauseMs);
      for (const lane of budgets.map(laneOf)) {
        if (performance.now() + pauseMs <= lane.pausedUntil) continue;
        lane.pausedUntil = performance.now() + pauseMs;
        if (lane.pause !== undefined) {
          clearTimeout(lane.pause);
          timers.delete(lane.pause);
        }
        lane.pause = after(pauseMs, () => {
          lane.pause = undefined;
          serve([lane]);
        });
        serve(besideFull(lane));
      }
    },
    close(reason) {
      closed = { reason };
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const request of [...waiting]) request.leave(reason);
    },
  };
}
