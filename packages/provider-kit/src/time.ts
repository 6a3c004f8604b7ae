/**
 * A provider's point in time as ISO 8601 in UTC. Reads ISO 8601 with any offset, Meta's `+0000`, and Unix seconds, as a
 * number or text. `undefined` for anything else, including a date without a time zone.
 */
export function toUtc(raw: string | number | null | undefined): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  const isUnix = typeof raw === 'number' || /^\d{9,11}$/.test(raw);
  const date = new Date(isUnix ? Number(raw) * 1000 : parseZoned(raw));
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString() : undefined;
}

function parseZoned(text: string): number {
  const isZoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text.trim());
  return isZoned ? Date.parse(text.trim()) : Number.NaN;
}
