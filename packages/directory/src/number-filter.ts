import type { NumbersSummary } from './directory.js';
import { notReported } from './directory.js';
import { type NumberRow, wabaIdOf, wabaNameOf } from './number-rows.js';
import type { NumberFilters } from './numbers-query.js';

/** All rows that match, in their order, and counts over them. */
export interface Matches {
  readonly rows: readonly NumberRow[];
  readonly summary: NumbersSummary;
}

export function matchesOf(rows: readonly NumberRow[], filters: NumberFilters): Matches {
  const matching = rows.filter(matcherOf(filters));
  return {
    rows: matching,
    summary: {
      byStatus: countBy(matching, ({ number }) => number.status ?? notReported),
      byQuality: countBy(matching, ({ number }) => number.qualityRating ?? notReported),
      byCanSend: countBy(matching, ({ assessment }) => assessment.canSendMessage),
    },
  };
}

function matcherOf({ status, quality, canSend, wabaId, query }: NumberFilters): (row: NumberRow) => boolean {
  const found = query === undefined ? undefined : finderOf(query);
  return (row) => {
    const { number, assessment } = row;
    return (
      (status?.includes(number.status ?? notReported) ?? true) &&
      (quality?.includes(number.qualityRating ?? notReported) ?? true) &&
      (canSend?.includes(assessment.canSendMessage) ?? true) &&
      (wabaId === undefined || wabaIdOf(row) === wabaId) &&
      (found?.(row) ?? true)
    );
  };
}

function finderOf(query: string): (row: NumberRow) => boolean {
  const text = query.toLowerCase();
  // "+65 9123-4567" is the number 6591234567, however the provider prints it.
  const digits = /^[+\d\s().-]*\d[\d\s().-]*$/.test(query) ? digitsOf(query) : undefined;
  return (row) => {
    const { id, phoneNumber, displayPhoneNumber, phoneNumberId, verifiedName } = row.number;
    const texts = [id, phoneNumber, displayPhoneNumber, phoneNumberId, verifiedName, wabaIdOf(row), wabaNameOf(row)];
    if (texts.some((value) => value?.toLowerCase().includes(text))) return true;
    return digits !== undefined && [phoneNumber, displayPhoneNumber].some((value) => digitsOf(value).includes(digits));
  };
}

function digitsOf(text = ''): string {
  return text.replace(/\D/g, '');
}

function countBy<Word extends string>(
  rows: readonly NumberRow[],
  wordOf: (row: NumberRow) => Word,
): Partial<Record<Word, number>> {
  const counts: Partial<Record<Word, number>> = {};
  for (const row of rows) {
    const word = wordOf(row);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}
