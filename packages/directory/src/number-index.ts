import type { Assessment, Waba } from '@wabascope/core';
import { LRUCache } from 'lru-cache';
import { type Matches, matchesOf } from './number-filter.js';
import { joined, type NumberRow, rowsOf } from './number-rows.js';
import type { ReadQuery } from './numbers-query.js';
import type { AccountSnapshots, Reading } from './readings.js';
import type { Snapshot } from './snapshot.js';

/** Sorted rows of some accounts, and the last queries over them. */
interface Index {
  readonly reading: Reading;
  readonly parts: readonly (readonly NumberRow[])[];
  readonly rows: readonly NumberRow[];
  readonly matches: LRUCache<string, Matches>;
}

/** Finds the numbers that match. Computes rows once per answer of an account, and joins them once per change. */
export function createNumberIndex(): (reading: Reading, query: ReadQuery) => Matches {
  const rowsByNumbers = new WeakMap<
    object,
    { readonly wabas: Snapshot<Waba> | undefined; rows: readonly NumberRow[] }
  >();
  const indexes = new LRUCache<string, Index>({ max: 4 });
  const shared = createShared();

  function rowsFor({ account, numbers, wabas }: AccountSnapshots): readonly NumberRow[] {
    const known = rowsByNumbers.get(numbers.items);
    if (known !== undefined && known.wabas?.items === wabas?.items) return known.rows;
    const rows = rowsOf(account, numbers.items, wabas, shared);
    rowsByNumbers.set(numbers.items, { wabas, rows });
    return rows;
  }

  function indexOf(reading: Reading): Index {
    const known = indexes.get(reading.selection);
    if (known?.reading === reading) return known;
    const parts = reading.accounts.map(rowsFor);
    const isSame = known?.parts.every((part, position) => part === parts[position]) ?? false;
    const index =
      known !== undefined && isSame
        ? { ...known, reading }
        : { reading, parts, rows: joined(parts), matches: new LRUCache<string, Matches>({ max: 8 }) };
    indexes.set(reading.selection, index);
    return index;
  }

  return (reading, query) => {
    const { rows, matches } = indexOf(reading);
    const known = matches.get(query.fingerprint);
    if (known !== undefined) return known;
    const found = matchesOf(rows, query);
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
