/**
 * How long an answer asks everybody to wait, in milliseconds; undefined when it does not. Read are `Retry-After`
 * (seconds or a date, RFC 9110 section 10.2.3) and Alibaba Cloud's `x-acs-retry-after` (milliseconds).
 * @param defaultMs What a status 429 asks for when it does not say how long.
 */
export function pauseAskedBy({ status, headers }: Response, now: number, defaultMs: number): number | undefined {
  const asked = milliseconds(headers.get('x-acs-retry-after'), 1) ?? retryAfter(headers.get('retry-after'), now);
  return asked ?? (status === 429 ? defaultMs : undefined);
}

function retryAfter(value: string | null, now: number): number | undefined {
  const seconds = milliseconds(value, 1000);
  if (seconds !== undefined) return seconds;
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function milliseconds(value: string | null, unit: number): number | undefined {
  return value !== null && /^\s*\d+\s*$/.test(value) ? Number(value) * unit : undefined;
}
