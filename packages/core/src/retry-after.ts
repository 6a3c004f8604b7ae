/** The parts of an HTTP response that are read. */
interface ResponseHead {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** The smallest `x-ratelimit-reset` that is a point in time in Unix seconds (2001), not a number of remaining seconds. */
const minUnixSeconds = 1e9;
/** The smallest one that is in Unix milliseconds (1973). */
const minUnixMilliseconds = 1e11;

/**
 * The wait that a response requests, in milliseconds; `undefined` without one. It reads these headers, in this order:
 * - `x-acs-retry-after`: milliseconds (Alibaba Cloud, its SDK openapi-core 1.0.8);
 * - `retry-after`: seconds, also with a fraction, or a date (RFC 9110, section 10.2.3);
 * - `x-ratelimit-reset`: remaining seconds, or a point in time in Unix seconds or milliseconds. It counts only if no
 *   requests remain: `x-ratelimit-remaining` is 0, or is absent from a status 429.
 * @param now Milliseconds since 1970.
 */
export function retryAfterMs({ status, headers }: ResponseHead, now: number): number | undefined {
  const read = (name: string) => headers.get(name)?.trim() ?? '';
  const milliseconds = numberOf(read('x-acs-retry-after'));
  if (milliseconds !== undefined) return milliseconds;
  const retryAfter = read('retry-after');
  const seconds = numberOf(retryAfter);
  if (seconds !== undefined) return seconds * 1000;
  const date = dateOf(retryAfter);
  if (date !== undefined) return Math.max(0, date - now);
  const remaining = read('x-ratelimit-remaining');
  const isSpent = remaining === '' ? status === 429 : Number(remaining) === 0;
  const reset = numberOf(read('x-ratelimit-reset'));
  return isSpent && reset !== undefined ? untilReset(reset, now) : undefined;
}

function untilReset(reset: number, now: number): number {
  if (reset < minUnixSeconds) return reset * 1000;
  return Math.max(0, (reset < minUnixMilliseconds ? reset * 1000 : reset) - now);
}

function numberOf(text: string): number | undefined {
  return /^\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** The three forms of an HTTP date all begin with the day of the week; `Date.parse` reads a year even in "-5". */
function dateOf(text: string): number | undefined {
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  // The form of C's asctime has no time zone and is in UTC.
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
