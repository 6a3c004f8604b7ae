import type { EffectiveLimit } from '@wabascope/core';
import { inSlices, type Slices } from '../fetching/slices.js';
import { hostTest } from './callback-hosts.js';
import { type Duplicates, duplicatesIn } from './duplicates.js';
import { notReported } from './not-reported.js';
import { type AssessedNumber, rankOf, wabaIdOf } from './number-rows.js';
import type { NumberingPlans } from './numbering-plans.js';
import type { CheckedNumbersQuery, NumberFilters } from './numbers-query.js';
import type { NumbersSummary, QueryReadAs, Reach, ReachSum } from './numbers-result.js';
import { queryMatcher } from './query-matcher.js';

/** The matching rows in their order, and their counts. */
export interface Matches {
  readonly rows: readonly AssessedNumber[];
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
  readonly of: readonly AssessedNumber[];
  /** Sorted, so that those of a rank follow each other. */
  readonly rows: readonly AssessedNumber[];
  /** How many of them have each rank. */
  readonly ranks: Ranks;
  readonly counts: Counts;
  readonly reach: ReachCounts;
}

type Ranks = [number, number, number, number];
const allRanks = [0, 1, 2, 3] as const;
const countNames = ['byStatus', 'byQuality', 'byCanSend', 'byReason'] as const;
type Counts = Readonly<Record<(typeof countNames)[number], Record<string, number>>>;

/**
 * @param accounts The sorted rows of each account.
 * @param before Earlier matches of the same query: an account with the same rows is not matched again.
 */
export async function matchesOf(
  slices: Slices,
  accounts: readonly (readonly AssessedNumber[])[],
  { filters, plans }: Pick<CheckedNumbersQuery, 'filters' | 'plans'>,
  before?: Matches,
): Promise<Matches> {
  const matcher = filters.query === undefined ? undefined : queryMatcher(filters.query, plans);
  const duplicates = filters.duplicates === undefined ? undefined : await duplicatesIn(slices, accounts.flat());
  const passes = rowFilter(filters, { plans, duplicates });
  // Whether a number is a duplicate depends on all accounts.
  const known = new Map(duplicates === undefined ? before?.accounts.map((account) => [account.of, account]) : []);
  const matched: AccountMatches[] = [];
  for (const rows of accounts) {
    const test = (row: AssessedNumber) => passes(row) && matcher?.matches(row) !== false;
    matched.push(known.get(rows) ?? (await matchAccount(slices, rows, test)));
  }
  return {
    rows: await joined(slices, matched),
    summary: summaryOf(matched),
    duplicates,
    queryReadAs: matcher?.readAs,
    accounts: matched,
  };
}

async function matchAccount(
  slices: Slices,
  all: readonly AssessedNumber[],
  test: (row: AssessedNumber) => boolean,
): Promise<AccountMatches> {
  const matching: AssessedNumber[] = [];
  const counts = emptyCounts();
  const reach = emptyReach();
  const ranks: Ranks = [0, 0, 0, 0];
  await inSlices(slices, all, (row) => {
    if (!test(row)) return;
    matching.push(row);
    ranks[rankOf(row.assessment.canSendMessage)] += 1;
    add(counts.byStatus, row.number.status ?? notReported);
    add(counts.byQuality, row.number.qualityRating ?? notReported);
    add(counts.byCanSend, row.assessment.canSendMessage);
    for (const { code } of row.assessment.reasons) add(counts.byReason, code);
    addReach(reach, row);
  });
  return { of: all, rows: matching.length === all.length ? all : matching, ranks, counts, reach };
}

/** The rows of all accounts in their order: by rank, then by account. */
async function joined(slices: Slices, accounts: readonly AccountMatches[]): Promise<readonly AssessedNumber[]> {
  const all = new Array<AssessedNumber>(accounts.reduce((sum, { rows }) => sum + rows.length, 0));
  const next = accounts.map(() => 0);
  let end = 0;
  for (const rank of allRanks) {
    for (const [position, { rows, ranks }] of accounts.entries()) {
      const count = ranks[rank];
      if (count === 0) continue;
      if (slices.isUsedUp()) await slices.next();
      const start = next[position] ?? 0;
      next[position] = start + count;
      // Quicker than joining pieces of arrays.
      for (let at = start; at < start + count; at += 1, end += 1) all[end] = rows[at] as AssessedNumber;
    }
  }
  return all;
}

function summaryOf(accounts: readonly AccountMatches[]): NumbersSummary {
  const total = emptyCounts();
  const reach = emptyReach();
  for (const account of accounts) {
    for (const name of countNames) {
      const counts = account.counts[name];
      for (const word in counts) add(total[name], word, counts[word]);
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

/** Limits of rows that are added up. */
interface ReachCounts {
  readonly known: Sum;
  readonly unknown: Sum & { numbers: number };
  notReported: number;
  /** By ID. Absent without any, as in most accounts. */
  portfolios: Map<string, EffectiveLimit> | undefined;
}

type Sum = { -readonly [Name in keyof ReachSum]: ReachSum[Name] };

function emptyReach(): ReachCounts {
  return { known: sum(), unknown: { numbers: 0, ...sum() }, notReported: 0, portfolios: undefined };
}

/** Adds the limit of a row if it can send: `AVAILABLE` and `LIMITED` numbers can. */
function addReach(to: ReachCounts, { limit, assessment: { canSendMessage } }: AssessedNumber): void {
  if (canSendMessage !== 'AVAILABLE' && canSendMessage !== 'LIMITED') return;
  if (limit?.perDay === undefined) to.notReported += 1;
  else if (limit.scope === 'phone') addTo(to.known, limit);
  else if (limit.portfolioId !== undefined) addPortfolio(to, limit.portfolioId, limit);
  else {
    to.unknown.numbers += 1;
    addTo(to.unknown, limit);
  }
}

/** Adds the limits of other rows. */
function joinReach(to: ReachCounts, { known, unknown, notReported, portfolios }: ReachCounts): void {
  to.known.perDay += known.perDay;
  to.known.unlimited += known.unlimited;
  to.unknown.perDay += unknown.perDay;
  to.unknown.unlimited += unknown.unlimited;
  to.unknown.numbers += unknown.numbers;
  to.notReported += notReported;
  for (const [id, limit] of portfolios ?? []) addPortfolio(to, id, limit);
}

function reachOf({ known, unknown, notReported, portfolios }: ReachCounts): Reach {
  const total = { ...known };
  for (const limit of portfolios?.values() ?? []) addTo(total, limit);
  return { ...total, notReported, unknownScope: { ...unknown } };
}

function addPortfolio(to: ReachCounts, id: string, limit: EffectiveLimit): void {
  to.portfolios ??= new Map();
  to.portfolios.set(id, lower(to.portfolios.get(id), limit));
}

function sum(): Sum {
  return { perDay: 0, unlimited: 0 };
}

function addTo(total: Sum, { perDay = 0 }: EffectiveLimit): void {
  if (perDay === 'unlimited') total.unlimited += 1;
  else total.perDay += perDay;
}

/** Numbers of one portfolio may report different limits, while Meta changes it. The lower one counts. */
function lower(first: EffectiveLimit | undefined, second: EffectiveLimit): EffectiveLimit {
  if (first === undefined || first.perDay === 'unlimited') return second;
  return second.perDay === 'unlimited' || Number(second.perDay) > Number(first.perDay) ? first : second;
}

/** What a filter may need besides the rows. */
interface FilterData {
  readonly plans: NumberingPlans | undefined;
  readonly duplicates: Duplicates | undefined;
}

type Test = (row: AssessedNumber) => boolean;

/** A test that accepts the rows that pass every filter but `query`. */
function rowFilter(filters: NumberFilters, { plans, duplicates }: FilterData): Test {
  const { reasons, official, onBusinessApp, wabaId, callbackHost } = filters;
  const tests = [
    oneOf(filters.status, ({ number }) => number.status),
    oneOf(filters.quality, ({ number }) => number.qualityRating),
    oneOf(filters.canSend, ({ assessment }) => assessment.canSendMessage),
    oneOf(filters.nameStatus, ({ number }) => number.nameStatus),
    oneOf(filters.newNameStatus, ({ number }) => number.newNameStatus),
    oneOf(filters.messagingLimit, ({ limit }) => limit?.tier),
    oneOf(filters.accountMode, ({ number }) => number.accountMode),
    oneOf(filters.country, ({ number }) => plans?.countryOf(number)),
    official === undefined ? undefined : ({ number }: AssessedNumber) => number.isOfficialBusinessAccount === official,
    onBusinessApp === undefined ? undefined : ({ number }: AssessedNumber) => number.isOnBusinessApp === onBusinessApp,
    wabaId === undefined ? undefined : (row: AssessedNumber) => wabaIdOf(row) === wabaId,
    reasons === undefined ? undefined : hasReason(new Set(reasons)),
    callbackHost === undefined ? undefined : withCallbacks(hostTest(callbackHost)),
    filters.duplicates === undefined ? undefined : duplicateTest(filters.duplicates, duplicates),
  ].filter((test) => test !== undefined);
  return (row) => tests.every((test) => test(row));
}

function oneOf(
  words: readonly string[] | undefined,
  read: (row: AssessedNumber) => string | undefined,
): Test | undefined {
  if (words === undefined) return undefined;
  const wanted = new Set(words);
  return (row) => wanted.has(read(row) ?? notReported);
}

function hasReason(codes: ReadonlySet<string>): Test {
  return ({ assessment: { reasons } }) => reasons.some(({ code }) => codes.has(code));
}

function withCallbacks(test: ReturnType<typeof hostTest>): Test {
  return ({ number: { callbacks } }) => test(callbacks);
}

function duplicateTest(wanted: boolean, duplicates: Duplicates | undefined): Test {
  return ({ number: { phoneNumber } }) => (duplicates?.has(phoneNumber ?? '') ?? false) === wanted;
}
