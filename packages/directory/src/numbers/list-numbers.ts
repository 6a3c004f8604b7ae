import type { Slices } from '../fetching/slices.js';
import { ArgumentError } from '../text/argument-error.js';
import { cursorAfter } from './cursor.js';
import type { NumberIndex } from './number-index.js';
import { directoryNumber, firstAfter, positionOf } from './number-rows.js';
import type { CheckedQuery } from './numbers-query.js';
import type { DirectoryNumber, NumbersOptions, NumbersResult } from './numbers-result.js';
import type { Selections } from './selections.js';

export interface NumberParts {
  readonly selections: Selections;
  readonly index: NumberIndex;
  readonly slices: Slices;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One page of the matching numbers of all accounts of the query. */
export async function listNumbers(
  { selections, index, slices, now }: NumberParts,
  query: CheckedQuery,
  { fits, ...options }: NumbersOptions,
): Promise<NumbersResult> {
  const { fingerprint, limit, after } = query;
  const selection = await selections.read(query, options);
  const { rows, summary, queryReadAs } = await index.matches(selection, query);
  if (slices.isUsedUp()) await slices.next();
  const start = after === undefined ? 0 : firstAfter(rows, after);
  const numbers = cut(rows.slice(start, start + limit).map(directoryNumber), fits);
  const end = start + numbers.length;
  const last = rows[end - 1];
  return {
    numbers,
    total: rows.length,
    ...(last === undefined || end >= rows.length ? {} : { nextCursor: cursorAfter(positionOf(last), fingerprint) }),
    summary,
    ...(queryReadAs === undefined ? {} : { queryReadAs }),
    failures: selection.failures,
    warnings: after === undefined ? selection.warnings : [],
    // Without accounts, the result is as of now.
    asOf: new Date(Math.min(selection.fetchedAt, now())).toISOString(),
  };
}

/** The numbers that fit. At least one, so that every page makes progress. */
function cut(numbers: readonly DirectoryNumber[], fits: NumbersOptions['fits']): readonly DirectoryNumber[] {
  if (fits === undefined) return numbers;
  const count = fits(numbers);
  if (!Number.isInteger(count)) throw new ArgumentError('fits', 'fits must return a whole number.');
  return numbers.slice(0, Math.max(1, count));
}
