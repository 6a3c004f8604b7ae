import type { Assessment, Waba } from '@wabascope/core';
import { Mutex } from 'async-mutex';
import { LRUCache } from 'lru-cache';
import type { Slices } from '../fetching/slices.js';
import type { Snapshot } from '../fetching/snapshot.js';
import type { ReadQuery } from './check-query.js';
import { type Matches, matchesOf } from './number-filter.js';
import { joined, type NumberRow, rowsOf } from './number-rows.js';
import type { AccountSnapshots, Reading } from './selections.js';

/** Sorted rows of some accounts, and the last queries over them. */
interface Index {
  readonly reading: Reading;
  readonly parts: readonly (readonly NumberRow[])[];
  readonly rows: readonly NumberRow[];
  /** By fingerprint of the query, the last ones. */
  readonly matches: LRUCache<string, Matches>;
}

/** Rows of an account. */
interface RowsOf {
  readonly wabas: Snapshot<Waba> | undefined;
  readonly rows: readonly NumberRow[];
}

/** How many times a number may stand in the indexes of different selections and in what was found in them. */
const maxPlacesOfNumber = 10;

/**
 * Finds the numbers that match. Computes rows once per answer of an account, and joins them once per change.
 * @param maxRows Numbers that are kept in memory.
 */
export function createNumberIndex(
  slices: Slices,
  maxRows: number,
): (reading: Reading, query: ReadQuery) => Promise<Matches> {
  const rowsByNumbers = new WeakMap<object, RowsOf>();
  /** The newest rows of each account, if something still holds them. */
  const newest = new Map<string, WeakRef<readonly NumberRow[]>>();
  /** By selection. */
  const indexes = new LRUCache<string, Index>({ maxSize: maxRows * maxPlacesOfNumber, sizeCalculation: sizeOf });
  const shared = createShared();
  const searching = new Mutex();

  async function rowsFor({ account, numbers, wabas }: AccountSnapshots): Promise<readonly NumberRow[]> {
    const known = rowsByNumbers.get(numbers.items);
    if (known !== undefined && known.wabas?.items === wabas?.items) return known.rows;
    const rows = await rowsOf(slices, account, numbers.items, wabas, shared);
    rowsByNumbers.set(numbers.items, { wabas, rows });
    return rows;
  }

  async function partsOf({ accounts }: Reading): Promise<readonly (readonly NumberRow[])[]> {
    const parts: (readonly NumberRow[])[] = [];
    for (const account of accounts) parts.push(await rowsFor(account));
    return parts;
  }

  /** Drops the indexes that hold earlier rows of an account: they would keep what is no longer shown. */
  function dropOutdated(): void {
    for (const [selection, { reading, parts }] of indexes.entries()) {
      const isCurrent = reading.accounts.every(
        ({ account }, position) => newest.get(account.key)?.deref() === parts[position],
      );
      if (!isCurrent) indexes.delete(selection);
    }
  }

  async function indexOf(reading: Reading): Promise<Index> {
    const known = indexes.get(reading.selection);
    if (known?.reading === reading) return known;
    const parts = await partsOf(reading);
    const isSame = known?.parts.every((part, position) => part === parts[position]) ?? false;
    const index =
      known !== undefined && isSame
        ? { ...known, reading }
        : { reading, parts, rows: await joined(slices, parts), matches: new LRUCache<string, Matches>({ max: 8 }) };
    let hasNew = false;
    for (const [position, { account }] of reading.accounts.entries()) {
      const rows = parts[position] ?? [];
      if (newest.get(account.key)?.deref() === rows) continue;
      newest.set(account.key, new WeakRef(rows));
      hasNew = true;
    }
    if (hasNew) dropOutdated();
    indexes.set(reading.selection, index);
    return index;
  }

  async function find(reading: Reading, query: ReadQuery): Promise<Matches> {
    if (!reading.isWhole) return matchesOf(slices, await joined(slices, await partsOf(reading)), query);
    const index = await indexOf(reading);
    const known = index.matches.get(query.fingerprint);
    if (known !== undefined) return known;
    const found = await matchesOf(slices, index.rows, query);
    // All of them in the same order: the same list.
    const matches = found.rows.length === index.rows.length ? { ...found, rows: index.rows } : found;
    index.matches.set(query.fingerprint, matches);
    // Again, because it has grown.
    indexes.set(reading.selection, index);
    return matches;
  }

  return async (reading, query) => {
    const index = indexes.get(reading.selection);
    const known = index?.reading === reading ? index.matches.get(query.fingerprint) : undefined;
    // One after the other: those that ask the same find what the first has found.
    return known ?? searching.runExclusive(() => find(reading, query));
  };
}

function sizeOf({ rows, matches }: Index): number {
  const found = [...matches.values()].filter((match) => match.rows !== rows);
  return found.reduce((sum, match) => sum + match.rows.length, rows.length + matches.size + 1);
}

/** Gives back the first of all equal assessments. Those with words of Meta are not kept: they may all be different. */
function createShared(): (assessment: Assessment) => Assessment {
  const known = new Map<string, Assessment>();
  return (assessment) => {
    const { canSendMessage, verdictFrom, providerVerdict, reasons } = assessment;
    if (reasons.some(({ meta }) => meta !== undefined)) return assessment;
    const all = reasons.map(({ code, severity }) => `${code} ${severity}`);
    const name = [canSendMessage, verdictFrom, providerVerdict, ...all].join();
    const first = known.get(name) ?? assessment;
    known.set(name, first);
    return first;
  };
}
