import type { Column } from './kinds.js';
import type { Row } from './words.js';

export interface Sorting {
  readonly column: Column;
  readonly isDescending: boolean;
}

/** Sorted by a column. Rows without a value come last. */
export function sorted(rows: readonly Row[], { column: { value }, isDescending }: Sorting): readonly Row[] {
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    return sign * `${left}`.localeCompare(`${right}`, 'en', { numeric: true });
  });
}
