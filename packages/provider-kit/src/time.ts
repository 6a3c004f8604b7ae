/**
 * A provider's point in time as ISO 8601 in UTC. Reads ISO 8601 with any offset, Meta's `+0000`, and Unix seconds, also as text;
 * undefined for anything else, also for a date without time zone.
 */
export function toUtc(raw: string | number | null | undefined): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  const isUnix = typeof raw === 'number' || /^\d{9,11}$/.test(raw);
  const milliseconds = isUnix ? Number(raw) * 1000 : parseZoned(raw);
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 0
    ? undefined
    : date.toISOString();
}

function parseZoned(text: string): number {
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.exec(text.trim());
  return zoned ? Date.parse(text.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
}
