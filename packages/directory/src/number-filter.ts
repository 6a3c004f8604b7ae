import type { NumbersSummary, QueryReadAs } from './directory.js';
import { notReported } from './directory.js';
import { type NumberRow, wabaIdOf } from './number-rows.js';
import type { NumberFilters, ReadQuery } from './numbers-query.js';
import { queryFinder } from './query-finder.js';

/** All rows that match, in their order, and counts over them. */
export interface Matches {
  readonly rows: readonly NumberRow[];
  readonly summary: NumbersSummary;
  readonly queryReadAs: QueryReadAs | undefined;
}

export function matchesOf(
  rows: readonly NumberRow[],
  { filters, plans }: Pick<ReadQuery, 'filters' | 'plans'>,
): Matches {
  const finder = filters.query === undefined ? undefined : queryFinder(filters.query, plans);
  const isChosen = matcherOf(filters);
  const matching = rows.filter((row) => isChosen(row) && (finder?.finds(row) ?? true));
  return {
    rows: matching,
    summary: {
      byStatus: countBy(matching, ({ number }) => number.status ?? notReported),
      byQuality: countBy(matching, ({ number }) => number.qualityRating ?? notReported),
      byCanSend: countBy(matching, ({ assessment }) => assessment.canSendMessage),
    },
    queryReadAs: finder?.readAs,
  };
}

function matcherOf({ status, quality, canSend, wabaId }: NumberFilters): (row: NumberRow) => boolean {
  return (row) => {
    const { number, assessment } = row;
    return (
      (status?.includes(number.status ?? notReported) ?? true) &&
      (quality?.includes(number.qualityRating ?? notReported) ?? true) &&
      (canSend?.includes(assessment.canSendMessage) ?? true) &&
      (wabaId === undefined || wabaIdOf(row) === wabaId)
    );
  };
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
