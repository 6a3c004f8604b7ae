import { setTimeout as wait } from 'node:timers/promises';
import { isProviderError, ProviderError } from '@wabascope/core';
import pRetry from 'p-retry';

export interface RetryOptions {
  /** Time for all attempts and the waits between them. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Whether the request may be made more than once. */
  readonly repeatable: boolean;
  /** Learns the provider's time from a `clock-skew`; false when the answer does not tell it. Asked once. */
  readonly correctClock: (error: ProviderError) => boolean;
}

const attempts = 3;

/**
 * Repeats `send` while its error is retryable and there is time: three attempts, exponential waits with jitter, at
 * least as long as the provider asks for, and one more attempt for a corrected clock.
 * @param send Starts the deadline that it is given when it really sends: waiting for a turn does not count.
 * @throws The last error with `details.attempts`, or `signal.reason`.
 */
export async function withRetries<T>(
  send: (deadline: () => AbortSignal) => Promise<T>,
  { timeoutMs, signal, repeatable, correctClock }: RetryOptions,
): Promise<T> {
  let remainingMs = timeoutMs;
  let made = 0;
  let clockCorrected = false;

  const attempt = async () => {
    made += 1;
    let startedAt: number | undefined;
    try {
      return await send(() => {
        startedAt = performance.now();
        return AbortSignal.timeout(Math.max(1, Math.ceil(remainingMs)));
      });
    } finally {
      if (startedAt !== undefined) remainingMs -= performance.now() - startedAt;
    }
  };

  try {
    return await pRetry(attempt, {
      retries: attempts - 1,
      minTimeout: 200,
      maxTimeout: 5_000,
      randomize: true,
      ...(signal === undefined ? {} : { signal }),
      shouldConsumeRetry: ({ error }) => !(isProviderError(error) && error.code === 'clock-skew'),
      shouldRetry: async ({ error, retriesLeft }) => {
        if (!isProviderError(error)) return false;
        if (error.code === 'clock-skew') {
          if (clockCorrected) return false;
          clockCorrected = true;
          return correctClock(error);
        }
        if (!repeatable || !error.retryable || retriesLeft === 0) return false;
        const askedMs = error.details.retryAfterMs ?? 0;
        if (askedMs >= remainingMs || remainingMs <= 0) return false;
        remainingMs -= askedMs;
        await wait(askedMs, undefined, signal === undefined ? {} : { signal });
        return true;
      },
    });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (!isProviderError(error)) throw error;
    throw new ProviderError(error.code, error.message, { ...error.details, attempts: made });
  }
}
