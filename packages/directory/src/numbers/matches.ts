import { inSlices, type Slices } from '../fetching/slices.js';
import { type Duplicates, duplicatesIn } from './duplicates.js';
import { notReported } from './not-reported.js';
import { joined, type NumberRow } from './number-rows.js';
import type { CheckedQuery } from './numbers-query.js';
import type { NumbersSummary, QueryReadAs } from './numbers-result.js';
import { queryMatcher } from './query-matcher.js';
import { addReach, emptyReach, joinReach, type ReachCounts, reachOf } from './reach.js';
import { rowFilter } from './row-filter.js';

/** The matching rows in their order, and their counts. */
export interface Matches {
  readonly rows: readonly NumberRow[];
  readonly summary: NumbersSummary;
  /** Present if the query filters by them. */
  readonly duplicates: Duplicates | undefined;
  readonly queryReadAs: QueryReadAs | undefined;
  /** Those of each account. */
  readonly accounts: readonly AccountMatches[];
}

/** The matching rows of one account. */
interface AccountMatches {
  /** All of its rows. */
  readonly of: readonly NumberRow[];
  readonly rows: readonly NumberRow[];
  readonly counts: Counts;
  readonly reach: ReachCounts;
}

const countNames = ['byStatus', 'byQuality', 'byCanSend', 'byReason'] as const;
type Counts = Readonly<Record<(typeof countNames)[number], Record<string, number>>>;

/**
 * @param accounts The sorted rows of each account.
 * @param before Earlier matches of the same query: an account with the same rows is not matched again.
 */
export async function matchesOf(
  slices: Slices,
  accounts: readonly (readonly NumberRow[])[],
  { filters, plans }: Pick<CheckedQuery, 'filters' | 'plans'>,
  before?: Matches,
): Promise<Matches> {
  const matcher = filters.query === undefined ? undefined : queryMatcher(filters.query, plans);
  const duplicates = filters.duplicates === undefined ? undefined : await duplicatesIn(slices, accounts.flat());
  const passes = rowFilter(filters, { plans, duplicates });
  // Whether a number is a duplicate depends on all accounts.
  const known = new Map(duplicates === undefined ? before?.accounts.map((account) => [account.of, account]) : []);
  const matched: AccountMatches[] = [];
  for (const rows of accounts) {
    const test = (row: NumberRow) => passes(row) && matcher?.matches(row) !== false;
    matched.push(known.get(rows) ?? (await matchAccount(slices, rows, test)));
  }
  return {
    rows: await joined(
      slices,
      matched.map(({ rows }) => rows),
    ),
    summary: summaryOf(matched),
    duplicates,
    queryReadAs: matcher?.readAs,
    accounts: matched,
  };
}

async function matchAccount(
  slices: Slices,
  all: readonly NumberRow[],
  test: (row: NumberRow) => boolean,
): Promise<AccountMatches> {
  const matching: NumberRow[] = [];
  const counts = emptyCounts();
  const reach = emptyReach();
  await inSlices(slices, all, (row) => {
    if (!test(row)) return;
    matching.push(row);
    add(counts.byStatus, row.number.status ?? notReported);
    add(counts.byQuality, row.number.qualityRating ?? notReported);
    add(counts.byCanSend, row.assessment.canSendMessage);
    for (const { code } of row.assessment.reasons) add(counts.byReason, code);
    addReach(reach, row);
  });
  return { of: all, rows: matching.length === all.length ? all : matching, counts, reach };
}

function summaryOf(accounts: readonly AccountMatches[]): NumbersSummary {
  const total = emptyCounts();
  const reach = emptyReach();
  for (const account of accounts) {
    for (const name of countNames) {
      for (const [word, count] of Object.entries(account.counts[name])) add(total[name], word, count);
    }
    joinReach(reach, account.reach);
  }
  return { ...total, reach: reachOf(reach) };
}

function emptyCounts(): Counts {
  return { byStatus: {}, byQuality: {}, byCanSend: {}, byReason: {} };
}

function add(counts: Record<string, number>, word: string, count = 1): void {
  counts[word] = (counts[word] ?? 0) + count;
}
