import type { Assessment, EffectiveLimit, Waba } from '@wabascope/core';
import { Mutex } from 'async-mutex';
import { LRUCache } from 'lru-cache';
import type { Slices } from '../fetching/slices.js';
import type { Snapshot } from '../fetching/snapshot.js';
import { type Matches, matchesOf } from './matches.js';
import { type AssessedNumber, rowsOf, type Shared } from './number-rows.js';
import type { CheckedNumbersQuery } from './numbers-query.js';
import { type AccountSnapshots, maxOutdated, type Selection } from './selections.js';

export interface NumberIndex {
  /** The numbers of a selection that match a query, sorted. */
  matches(selection: Selection, query: CheckedNumbersQuery): Promise<Matches>;
  /** The sorted numbers of an account. The same array until its snapshots change. */
  rowsOf(snapshots: AccountSnapshots): Promise<readonly AssessedNumber[]>;
}

/** The sorted rows of the accounts of a selection, and the results of the last queries over them. */
interface Index {
  readonly selection: Selection;
  readonly parts: Parts;
  /** By fingerprint of the query. Those of earlier parts are what the next ones are made from. */
  readonly matches: LRUCache<string, Found>;
}

type Parts = readonly (readonly AssessedNumber[])[];

interface Found {
  readonly parts: Parts;
  readonly matches: Matches;
}

/** The rows of an account, and the WABAs that they were assessed with. */
interface AccountRows {
  readonly wabas: Snapshot<Waba> | undefined;
  readonly rows: readonly AssessedNumber[];
}

/** Queries over a selection whose results are kept. */
const maxQueries = 8;
/** Maximum number of references to a number from the indexes of different selections and their matches. */
const maxReferences = 10;

/**
 * Computes the rows of an account once per snapshot, and matches them once per query and snapshot.
 * @param maxRows Numbers that are kept in memory.
 */
export function createNumberIndex(slices: Slices, maxRows: number): NumberIndex {
  const rowsByNumbers = new WeakMap<object, AccountRows>();
  /** The newest rows of each account, unless they were garbage-collected. */
  const newest = new Map<string, WeakRef<readonly AssessedNumber[]>>();
  /** By ID of the selection. */
  const indexes = new LRUCache<string, Index>({ maxSize: maxRows * maxReferences, sizeCalculation: sizeOf });
  const shared = createShared();
  const searching = new Mutex();

  function knownRows({ numbers, wabas }: AccountSnapshots): readonly AssessedNumber[] | undefined {
    const known = rowsByNumbers.get(numbers.items);
    return known !== undefined && known.wabas?.items === wabas?.items ? known.rows : undefined;
  }

  async function rowsFor(snapshots: AccountSnapshots): Promise<readonly AssessedNumber[]> {
    const known = knownRows(snapshots);
    if (known !== undefined) return known;
    const { account, numbers, wabas } = snapshots;
    const rows = await rowsOf(slices, account, numbers.items, wabas, shared);
    rowsByNumbers.set(numbers.items, { wabas, rows });
    return rows;
  }

  async function partsOf({ accounts }: Selection): Promise<Parts> {
    const parts: (readonly AssessedNumber[])[] = [];
    for (const account of accounts) parts.push(knownRows(account) ?? (await rowsFor(account)));
    return parts;
  }

  /** Drops the indexes with many earlier rows, which would stay in memory. */
  function dropOutdated(): void {
    for (const [id, { selection, parts }] of indexes.entries()) {
      const outdated = selection.accounts.filter(
        ({ account }, position) => newest.get(account.key)?.deref() !== parts[position],
      );
      if (outdated.length > parts.length * maxOutdated) indexes.delete(id);
    }
  }

  async function indexOf(selection: Selection): Promise<Index> {
    const known = indexes.get(selection.id);
    if (known?.selection === selection) return known;
    const parts = await partsOf(selection);
    const isSame = known?.parts.every((part, position) => part === parts[position]) ?? false;
    const index: Index =
      known !== undefined && isSame ? { ...known, selection } : { selection, parts, matches: earlierMatches(known) };
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

  async function find(selection: Selection, query: CheckedNumbersQuery): Promise<Matches> {
    if (!selection.isWhole) return matchesOf(slices, await partsOf(selection), query);
    const index = await indexOf(selection);
    const known = index.matches.get(query.fingerprint);
    if (known?.parts === index.parts) return known.matches;
    const matches = await matchesOf(slices, index.parts, query, known?.matches);
    index.matches.set(query.fingerprint, { parts: index.parts, matches });
    // Again, because its size has changed.
    indexes.set(selection.id, index);
    return matches;
  }

  return {
    async matches(selection, query) {
      const index = indexes.get(selection.id);
      const known = index?.selection === selection ? index.matches.get(query.fingerprint) : undefined;
      if (known !== undefined && known.parts === index?.parts) return known.matches;
      // One after the other, so that equal queries share the result of the first.
      return searching.runExclusive(() => find(selection, query));
    },
    rowsOf: async (snapshots) => knownRows(snapshots) ?? searching.runExclusive(() => rowsFor(snapshots)),
  };
}

/** Matches of one generation before: older ones would keep many earlier rows in memory. */
function earlierMatches(known: Index | undefined): Index['matches'] {
  const earlier = new LRUCache<string, Found>({ max: maxQueries });
  for (const [query, found] of known?.matches.entries() ?? []) {
    if (found.parts === known?.parts) earlier.set(query, found);
  }
  return earlier;
}

function sizeOf({ parts, matches }: Index): number {
  const found = [...matches.values()];
  return found.reduce((sum, { matches: { rows } }) => sum + rows.length, parts.length + matches.size + 1);
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
