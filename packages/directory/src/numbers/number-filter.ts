import type { NumbersSummary, QueryReadAs } from '../directory.js';
import { notReported } from '../directory.js';
import { inSlices } from '../fetching/in-slices.js';
import type { Slices } from '../fetching/slices.js';
import type { NumberFilters, ReadQuery } from './check-query.js';
import { type NumberRow, wabaIdOf } from './number-rows.js';
import { queryFinder } from './query-matcher.js';

/** All rows that match, in their order, and counts over them. */
export interface Matches {
  readonly rows: readonly NumberRow[];
  readonly summary: NumbersSummary;
  readonly queryReadAs: QueryReadAs | undefined;
}

export async function matchesOf(
  slices: Slices,
  rows: readonly NumberRow[],
  { filters, plans }: Pick<ReadQuery, 'filters' | 'plans'>,
): Promise<Matches> {
  const finder = filters.query === undefined ? undefined : queryFinder(filters.query, plans);
  const isChosen = matcherOf(filters);
  const matching: NumberRow[] = [];
  const summary: NumbersSummary = { byStatus: {}, byQuality: {}, byCanSend: {} };
  await inSlices(slices, rows, (row) => {
    if (!isChosen(row) || finder?.finds(row) === false) return;
    matching.push(row);
    count(summary.byStatus, row.number.status ?? notReported);
    count(summary.byQuality, row.number.qualityRating ?? notReported);
    count(summary.byCanSend, row.assessment.canSendMessage);
  });
  return { rows: matching, summary, queryReadAs: finder?.readAs };
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

function count<Word extends string>(counts: Partial<Record<Word, number>>, word: Word): void {
  counts[word] = (counts[word] ?? 0) + 1;
}
