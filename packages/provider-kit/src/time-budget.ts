import { setTimeout as sleep } from 'node:timers/promises';

/** The time that a call may take. It passes only while `spend` or `wait` runs. */
export interface TimeBudget {
  readonly remainingMs: number;
  /** Throws the reason of the caller's signal when it has aborted. */
  throwIfCancelled(): void;
  /** Runs with a signal that aborts when the time is up or the caller aborts; throws `expired()` in the first case. */
  spend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Rejects when the caller aborts. */
  wait(ms: number): Promise<void>;
}

export function timeBudget(totalMs: number, caller: AbortSignal | undefined, expired: () => Error): TimeBudget {
  let remainingMs = totalMs;

  async function spend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    caller?.throwIfAborted();
    // Not AbortSignal.any: in Node 20 each use leaves an entry on a long-lived signal, and a timeout that only the
    // joined signal refers to may be collected before it fires.
    const controller = new AbortController();
    const abort = () => controller.abort(caller?.reason);
    caller?.addEventListener('abort', abort);
    let timeIsUp = false;
    const timer = setTimeout(() => {
      timeIsUp = true;
      controller.abort();
    }, remainingMs);
    const startedAt = performance.now();
    try {
      return await run(controller.signal);
    } catch (error) {
      throw timeIsUp ? expired() : error;
    } finally {
      remainingMs -= performance.now() - startedAt;
      clearTimeout(timer);
      caller?.removeEventListener('abort', abort);
    }
  }

  async function wait(ms: number): Promise<void> {
    remainingMs -= ms;
    await sleep(ms, undefined, caller === undefined ? {} : { signal: caller });
  }

  return {
    get remainingMs() {
      return remainingMs;
    },
    throwIfCancelled: () => caller?.throwIfAborted(),
    spend,
    wait,
  };
}
