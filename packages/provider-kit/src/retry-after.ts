/** How long an answer asks to wait, in milliseconds; undefined when it does not say. Capped at two minutes by the caller. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const milliseconds = number(headers.get('x-acs-retry-after'));
  if (milliseconds !== undefined) return milliseconds;
  const retryAfter = headers.get('retry-after');
  const seconds = number(retryAfter);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(retryAfter ?? '');
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const remaining = number(headers.get('x-ratelimit-remaining'));
  const reset = number(headers.get('x-ratelimit-reset'));
  return remaining === 0 && reset !== undefined ? Math.max(0, reset * 1000 - now) : undefined;
}

function number(value: string | null): number | undefined {
  return value !== null && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
