import type { ViewColumn } from './kinds.js';
import type { ViewRow } from './words.js';

export interface Sorting {
  readonly column: ViewColumn;
  readonly isDescending: boolean;
}

/** Sorted by a column. Rows without a value come last. */
export function sorted(rows: readonly ViewRow[], { column: { value }, isDescending }: Sorting): readonly ViewRow[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    return sign * `${left}`.localeCompare(`${right}`, 'en', { numeric: true });
  });
}
