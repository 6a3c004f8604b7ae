import { type ReasonCode, reasonCodes } from '@wabascope/core';
import type { Change } from './change.js';
import { isChange } from './change-line.js';
import { foreignText } from './foreign-text.js';

/** A change as texts, for storage without JSON. An absent text is empty. */
export type FlatChange = Readonly<Record<keyof Change, string>>;

export function flatChange(change: Change): FlatChange {
  const {
    numberId = '',
    number = '',
    name = '',
    wabaId = '',
    from = '',
    to = '',
    reasons = [],
    count,
    ...others
  } = change;
  const texts = { numberId, number, name, wabaId, from, to, reasons: reasons.join(' ') };
  return { ...others, ...texts, count: count === undefined ? '' : String(count) };
}

const codes: ReadonlySet<string> = new Set(reasonCodes);

/** The change in texts that others may have written, with safe texts; `undefined` if it is not one. */
export function readFlatChange({ reasons = '', count = '', ...texts }: Partial<FlatChange>): Change | undefined {
  const present = Object.entries(texts).filter(([, text]) => text !== '');
  const cleaned: Record<string, unknown> = Object.fromEntries(present.map(([key, text]) => [key, foreignText(text)]));
  const known = reasons.split(' ').filter((code) => codes.has(code)) as ReasonCode[];
  if (!isChange(cleaned) || !isTime(cleaned.seenAt) || !isTime(cleaned.since)) return undefined;
  return {
    ...cleaned,
    ...(known.length === 0 ? {} : { reasons: known }),
    ...(/^[1-9]\d{0,8}$/.test(count) ? { count: Number(count) } : {}),
  };
}

/** ISO 8601 in UTC, as `Date` prints it: other formats could not be compared. */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}
