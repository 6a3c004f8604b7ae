import { inSlices, type Slices } from '../fetching/slices.js';
import { type NumberRow, wabaIdOf } from './number-rows.js';
import { type CheckedQuery, type NumberFilters, notReported } from './numbers-query.js';
import type { NumbersSummary, QueryReadAs } from './numbers-result.js';
import { queryMatcher } from './query-matcher.js';

/** The matching rows in their order, and their counts. */
export interface Matches {
  readonly rows: readonly NumberRow[];
  readonly summary: NumbersSummary;
  readonly queryReadAs: QueryReadAs | undefined;
}

export async function matchesOf(
  slices: Slices,
  rows: readonly NumberRow[],
  { filters, plans }: Pick<CheckedQuery, 'filters' | 'plans'>,
): Promise<Matches> {
  const matcher = filters.query === undefined ? undefined : queryMatcher(filters.query, plans);
  const passes = filterOf(filters);
  const matching: NumberRow[] = [];
  const summary: NumbersSummary = { byStatus: {}, byQuality: {}, byCanSend: {} };
  await inSlices(slices, rows, (row) => {
    if (!passes(row) || matcher?.matches(row) === false) return;
    matching.push(row);
    count(summary.byStatus, row.number.status ?? notReported);
    count(summary.byQuality, row.number.qualityRating ?? notReported);
    count(summary.byCanSend, row.assessment.canSendMessage);
  });
  return { rows: matching, summary, queryReadAs: matcher?.readAs };
}

function filterOf({ status, quality, canSend, wabaId }: NumberFilters): (row: NumberRow) => boolean {
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
