import { isProviderError, ProviderError } from '@wabascope/core';
import type { TimeBudget } from './time-budget.js';

const maxAttempts = 3;
const firstWaitMs = 200;

/**
 * Repeats `send` while its error is retryable and there is time: three attempts, exponential waits with jitter, at
 * least as long as the provider requests; and once more, without waiting, after a response that shows the provider's time.
 * @throws The last `ProviderError` with `details.attempts`; any other error unchanged.
 */
export async function withRetries<T>(send: () => Promise<T>, time: TimeBudget): Promise<T> {
  let clockCorrected = false;
  let failures = 0;
  for (let made = 1; ; made += 1) {
    try {
      return await send();
    } catch (error) {
      time.throwIfCancelled();
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
