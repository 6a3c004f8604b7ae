import type { Assessment, EffectiveLimit, Waba } from '@wabascope/core';
import { Mutex } from 'async-mutex';
import { LRUCache } from 'lru-cache';
import { inSlices, type Slices } from '../fetching/slices.js';
import type { Snapshot } from '../fetching/snapshot.js';
import { type Duplicates, duplicatesIn } from './duplicates.js';
import { notReported } from './not-reported.js';
import { joined, type NumberRow, rowsOf, type Shared } from './number-rows.js';
import type { CheckedQuery } from './numbers-query.js';
import type { NumbersSummary, QueryReadAs } from './numbers-result.js';
import { queryMatcher } from './query-matcher.js';
import { reachCounter } from './reach.js';
import { rowFilter } from './row-filter.js';
import type { AccountSnapshots, Selection } from './selections.js';

export interface NumberIndex {
  /** The numbers of a selection that match a query, sorted. */
  matches(selection: Selection, query: CheckedQuery): Promise<Matches>;
  /** The sorted numbers of an account. The same array until its snapshots change. */
  rowsOf(snapshots: AccountSnapshots): Promise<readonly NumberRow[]>;
}

/** The sorted rows of a selection, and the results of the last queries over them. */
interface Index {
  readonly selection: Selection;
  readonly parts: readonly (readonly NumberRow[])[];
  readonly rows: readonly NumberRow[];
  /** By fingerprint of the query. */
  readonly matches: LRUCache<string, Matches>;
}

/** The rows of an account, and the WABAs that they were assessed with. */
interface AccountRows {
  readonly wabas: Snapshot<Waba> | undefined;
  readonly rows: readonly NumberRow[];
}

/** Maximum number of references to a number from the indexes of different selections and their matches. */
const maxReferences = 10;

/**
 * Computes the rows of an account once per snapshot, and joins the rows of a selection once per change.
 * @param maxRows Numbers that are kept in memory.
 */
export function createNumberIndex(slices: Slices, maxRows: number): NumberIndex {
  const rowsByNumbers = new WeakMap<object, AccountRows>();
  /** The newest rows of each account, unless they were garbage-collected. */
  const newest = new Map<string, WeakRef<readonly NumberRow[]>>();
  /** By id of the selection. */
  const indexes = new LRUCache<string, Index>({ maxSize: maxRows * maxReferences, sizeCalculation: sizeOf });
  const shared = createShared();
  const searching = new Mutex();

  function knownRows({ numbers, wabas }: AccountSnapshots): readonly NumberRow[] | undefined {
    const known = rowsByNumbers.get(numbers.items);
    return known !== undefined && known.wabas?.items === wabas?.items ? known.rows : undefined;
  }

  async function rowsFor(snapshots: AccountSnapshots): Promise<readonly NumberRow[]> {
    const known = knownRows(snapshots);
    if (known !== undefined) return known;
    const { account, numbers, wabas } = snapshots;
    const rows = await rowsOf(slices, account, numbers.items, wabas, shared);
    rowsByNumbers.set(numbers.items, { wabas, rows });
    return rows;
  }

  async function partsOf({ accounts }: Selection): Promise<readonly (readonly NumberRow[])[]> {
    const parts: (readonly NumberRow[])[] = [];
    for (const account of accounts) parts.push(await rowsFor(account));
    return parts;
  }

  /** Drops the indexes with earlier rows of an account, which would keep unused rows in memory. */
  function dropOutdated(): void {
    for (const [id, { selection, parts }] of indexes.entries()) {
      const isCurrent = selection.accounts.every(
        ({ account }, position) => newest.get(account.key)?.deref() === parts[position],
      );
      if (!isCurrent) indexes.delete(id);
    }
  }

  async function indexOf(selection: Selection): Promise<Index> {
    const known = indexes.get(selection.id);
    if (known?.selection === selection) return known;
    const parts = await partsOf(selection);
    const isSame = known?.parts.every((part, position) => part === parts[position]) ?? false;
    const index =
      known !== undefined && isSame
        ? { ...known, selection }
        : { selection, parts, rows: await joined(slices, parts), matches: new LRUCache<string, Matches>({ max: 8 }) };
    let hasNew = false;
    for (const [position, { account }] of selection.accounts.entries()) {
      const rows = parts[position] ?? [];
      if (newest.get(account.key)?.deref() === rows) continue;
      newest.set(account.key, new WeakRef(rows));
      hasNew = true;
    }
    if (hasNew) dropOutdated();
    indexes.set(selection.id, index);
    return index;
  }

  async function find(selection: Selection, query: CheckedQuery): Promise<Matches> {
    if (!selection.isWhole) return matchesOf(slices, await joined(slices, await partsOf(selection)), query);
    const index = await indexOf(selection);
    const known = index.matches.get(query.fingerprint);
    if (known !== undefined) return known;
    const found = await matchesOf(slices, index.rows, query);
    // If all rows match, the two lists are equal.
    const matches = found.rows.length === index.rows.length ? { ...found, rows: index.rows } : found;
    index.matches.set(query.fingerprint, matches);
    // Again, because its size has changed.
    indexes.set(selection.id, index);
    return matches;
  }

  return {
    async matches(selection, query) {
      const index = indexes.get(selection.id);
      const known = index?.selection === selection ? index.matches.get(query.fingerprint) : undefined;
      // One after the other, so that equal queries share the result of the first.
      return known ?? searching.runExclusive(() => find(selection, query));
    },
    rowsOf: async (snapshots) => knownRows(snapshots) ?? searching.runExclusive(() => rowsFor(snapshots)),
  };
}

function sizeOf({ rows, matches }: Index): number {
  const found = [...matches.values()].filter((match) => match.rows !== rows);
  return found.reduce((sum, match) => sum + match.rows.length, rows.length + matches.size + 1);
}

function createShared(): Shared {
  const assessments = new Map<string, Assessment>();
  const limits = new Map<string, EffectiveLimit>();
  return {
    // Not those with text of Meta, which may all differ.
    assessment(assessment) {
      const { canSendMessage, verdictFrom, providerVerdict, reasons } = assessment;
      if (reasons.some(({ meta }) => meta !== undefined)) return assessment;
      const all = reasons.map(({ code, severity }) => `${code} ${severity}`);
      return firstOf(assessments, [canSendMessage, verdictFrom, providerVerdict, ...all].join(), assessment);
    },
    // Not those of portfolios, of which there may be many.
    limit(limit) {
      if (limit === undefined || limit.portfolioId !== undefined) return limit;
      return firstOf(limits, [limit.tier, limit.scope, limit.ambiguous, limit.conflict].join(), limit);
    },
  };
}

function firstOf<Value>(known: Map<string, Value>, name: string, value: Value): Value {
  const first = known.get(name) ?? value;
  known.set(name, first);
  return first;
}

/** The matching rows in their order, and their counts. */
interface Matches {
  readonly rows: readonly NumberRow[];
  readonly summary: NumbersSummary;
  /** Present if the query filters by them. */
  readonly duplicates: Duplicates | undefined;
  readonly queryReadAs: QueryReadAs | undefined;
}

async function matchesOf(
  slices: Slices,
  rows: readonly NumberRow[],
  { filters, plans }: Pick<CheckedQuery, 'filters' | 'plans'>,
): Promise<Matches> {
  const matcher = filters.query === undefined ? undefined : queryMatcher(filters.query, plans);
  const duplicates = filters.duplicates === undefined ? undefined : await duplicatesIn(slices, rows);
  const passes = rowFilter(filters, { plans, duplicates });
  const matching: NumberRow[] = [];
  const counts = { byStatus: {}, byQuality: {}, byCanSend: {}, byReason: {} };
  const reach = reachCounter();
  await inSlices(slices, rows, (row) => {
    if (!passes(row) || matcher?.matches(row) === false) return;
    matching.push(row);
    count(counts.byStatus, row.number.status ?? notReported);
    count(counts.byQuality, row.number.qualityRating ?? notReported);
    count(counts.byCanSend, row.assessment.canSendMessage);
    for (const { code } of row.assessment.reasons) count(counts.byReason, code);
    reach.add(row);
  });
  return { rows: matching, summary: { ...counts, reach: reach.total() }, duplicates, queryReadAs: matcher?.readAs };
}

function count<Word extends string>(counts: Partial<Record<Word, number>>, word: Word): void {
  counts[word] = (counts[word] ?? 0) + 1;
}
