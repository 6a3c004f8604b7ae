import { positionOf } from './cursors.js';
import type { JournalRange } from './journal.js';

const units = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** With the offset from UTC, or a date alone, which begins at midnight UTC. */
const isoTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/i;

/**
 * The part of a journal that a `since` selects: a time in ISO 8601, an age such as `30m`, `24h`, `7d` or `2w`, or a
 * `latestCursor`. Undefined for any other text.
 * @param now Milliseconds since 1970.
 */
export function rangeSince(text: string, now: number): Pick<JournalRange, 'from' | 'after'> | undefined {
  const after = positionOf(text);
  if (after !== undefined) return { after };
  const [, count, unit] = /^(\d{1,6})\s*([mhdw])$/i.exec(text) ?? [];
  if (count !== undefined) return { from: now - Number(count) * units[unit?.toLowerCase() as keyof typeof units] };
  const time = isoTime.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : { from: time };
}
