import type { Assessment, Waba } from '@wabascope/core';
import { LRUCache } from 'lru-cache';
import { type Matches, matchesOf } from './number-filter.js';
import { joined, type NumberRow, rowsOf } from './number-rows.js';
import type { ReadQuery } from './numbers-query.js';
import type { AccountSnapshots, Reading } from './readings.js';
import type { Slices } from './slices.js';
import type { Snapshot } from './snapshot.js';

/** Sorted rows of some accounts, and the last queries over them. */
interface Index {
  readonly parts: readonly (readonly NumberRow[])[];
  readonly rows: readonly NumberRow[];
  readonly matches: LRUCache<string, Promise<Matches>>;
}

/** An index, which may still be under way. */
interface IndexOf {
  readonly reading: Reading;
  readonly index: Promise<Index>;
}

/** Rows of an account, which may still be under way. */
interface RowsOf {
  readonly wabas: Snapshot<Waba> | undefined;
  readonly rows: Promise<readonly NumberRow[]>;
}

/** Finds the numbers that match. Computes rows once per answer of an account, and joins them once per change. */
export function createNumberIndex(slices: Slices): (reading: Reading, query: ReadQuery) => Promise<Matches> {
  const rowsByNumbers = new WeakMap<object, RowsOf>();
  const indexes = new LRUCache<string, IndexOf>({ max: 4 });
  const shared = createShared();

  function rowsFor({ account, numbers, wabas }: AccountSnapshots): Promise<readonly NumberRow[]> {
    const known = rowsByNumbers.get(numbers.items);
    if (known !== undefined && known.wabas?.items === wabas?.items) return known.rows;
    const rows = rowsOf(slices, account, numbers.items, wabas, shared);
    rowsByNumbers.set(numbers.items, { wabas, rows });
    return rows;
  }

  async function build({ accounts }: Reading, before: Promise<Index> | undefined): Promise<Index> {
    const known = await before;
    const parts: (readonly NumberRow[])[] = [];
    for (const account of accounts) parts.push(await rowsFor(account));
    const isSame = known?.parts.every((part, position) => part === parts[position]) ?? false;
    if (known !== undefined && isSame) return known;
    return { parts, rows: await joined(slices, parts), matches: new LRUCache({ max: 8 }) };
  }

  function indexOf(reading: Reading): Promise<Index> {
    const known = indexes.get(reading.selection);
    if (known?.reading === reading) return known.index;
    const index = build(reading, known?.index);
    indexes.set(reading.selection, { reading, index });
    return index;
  }

  return async (reading, query) => {
    const { rows, matches } = await indexOf(reading);
    const known = matches.get(query.fingerprint);
    if (known !== undefined) return known;
    const found = matchesOf(slices, rows, query);
    matches.set(query.fingerprint, found);
    return found;
  };
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
