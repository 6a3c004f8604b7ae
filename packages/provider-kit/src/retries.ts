import { isProviderError, ProviderError } from '@wabascope/core';

const maxAttempts = 3;
const firstWaitMs = 200;

/**
 * Repeats `send` while its error is retryable and time remains: at most three attempts, with exponential waits and jitter,
 * each at least as long as the provider requests. After a `clock-skew` error with the provider's time, it repeats once
 * more without a wait.
 * @throws The last `ProviderError` with `details.attempts`; any other error unchanged.
 */
export async function withRetries<T>(send: () => Promise<T>, time: TimeBudget): Promise<T> {
  let clockCorrected = false;
  let failures = 0;
  for (let made = 1; ; made += 1) {
    try {
      return await send();
    } catch (error) {
      time.throwIfCanceled();
      if (!isProviderError(error)) throw error;
      if (error.details.clockOffsetMs !== undefined && !clockCorrected) {
        clockCorrected = true;
        continue;
      }
      failures += 1;
      const waitMs = waitBefore(failures, error);
      if (!error.retryable || failures === maxAttempts || waitMs >= time.remainingMs) {
        throw new ProviderError(error.code, error.message, { ...error.details, attempts: made });
      }
      await time.wait(waitMs);
    }
  }
}

function waitBefore(retry: number, error: ProviderError): number {
  const jittered = firstWaitMs * 2 ** (retry - 1) * (1 + Math.random());
  return Math.max(jittered, error.details.retryAfterMs ?? 0);
}

/** The time that a call may take. It passes only while `spend` or `wait` runs. */
interface TimeBudget {
  readonly remainingMs: number;
  /** Throws the reason of the caller's signal if it has aborted. */
  throwIfCanceled(): void;
  /** Runs with a signal that aborts when the time is up or the caller aborts; throws `expired()` in the first case. */
  spend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Waits. Rejects if the caller aborts. */
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
    await sleep(ms, caller);
  }

  return {
    get remainingMs() {
      return remainingMs;
    },
    throwIfCanceled: () => caller?.throwIfAborted(),
    spend,
    wait,
  };
}

/** Rejects with `signal.reason` if `signal` aborts. */
async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
