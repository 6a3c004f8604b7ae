const firstMs = 5_000;
const maxMs = 15 * 60_000;
const maxRequestedMs = 60 * 60_000;
/** Attempts that fail at the same time are not repeated at the same time. */
const jitter = 0.2;

/** The longest wait between two attempts. */
export const maxRetryMs = maxRequestedMs * (1 + jitter);

/** Attempts continue for a day after the first one. */
export const dropAfterMs = 24 * 3_600_000;

/**
 * The wait after a failed attempt, in milliseconds: twice as long each time, up to a quarter of an hour, with up to a
 * fifth more, so that receivers that were unavailable together are not all called at the same time.
 * @param attempts That have failed, this one included.
 * @param requestedMs The wait that the receiver requests.
 */
export function backoffMs(attempts: number, requestedMs = 0, random: () => number = Math.random): number {
  const exponential = Math.min(firstMs * 2 ** (attempts - 1), maxMs);
  return Math.round(Math.max(exponential, Math.min(requestedMs, maxRequestedMs)) * (1 + random() * jitter));
}
