/** How long an answer asks to wait, in milliseconds; undefined when it does not say. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const milliseconds = number(headers.get('x-acs-retry-after'));
  if (milliseconds !== undefined) return milliseconds;
  const retryAfter = headers.get('retry-after');
  const seconds = number(retryAfter);
  if (seconds !== undefined) return seconds * 1000;
  if (retryAfter?.endsWith('GMT')) return until(Date.parse(retryAfter), now);
  const remaining = number(headers.get('x-ratelimit-remaining'));
  const reset = number(headers.get('x-ratelimit-reset'));
  return remaining === 0 && reset !== undefined ? until(reset * 1000, now) : undefined;
}

function until(time: number, now: number): number | undefined {
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

function number(value: string | null): number | undefined {
  return value !== null && /^\d{1,12}(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
