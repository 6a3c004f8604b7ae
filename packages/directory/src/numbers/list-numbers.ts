import type { DirectoryNumber, NumbersOptions, NumbersResult } from '../directory.js';
import { asOf } from '../fetching/result-parts.js';
import type { Slices } from '../fetching/slices.js';
import { ArgumentError } from '../text/argument-error.js';
import type { ReadQuery } from './check-query.js';
import { cursorAfter } from './cursor.js';
import type { Matches } from './number-filter.js';
import { directoryNumber, firstAfter, positionOf } from './number-rows.js';
import type { Read, Reading } from './selections.js';

/** What a listing needs of the directory. */
export interface NumberSources {
  readonly read: Read;
  readonly matches: (reading: Reading, query: ReadQuery) => Promise<Matches>;
  readonly slices: Slices;
  readonly now: () => number;
}

/** One page of the numbers that match, from all accounts of the query. */
export async function listNumbers(
  { read, matches, slices, now }: NumberSources,
  query: ReadQuery,
  { fits, ...options }: NumbersOptions,
): Promise<NumbersResult> {
  const { fingerprint, limit, after } = query;
  const reading = await read(query, options);
  const { rows, summary, queryReadAs } = await matches(reading, query);
  if (slices.isUsedUp()) await slices.next();
  const start = after === undefined ? 0 : firstAfter(rows, after);
  const numbers = thatFit(rows.slice(start, start + limit).map(directoryNumber), fits);
  const end = start + numbers.length;
  const last = rows[end - 1];
  return {
    numbers,
    total: rows.length,
    ...(last === undefined || end >= rows.length ? {} : { nextCursor: cursorAfter(positionOf(last), fingerprint) }),
    summary,
    ...(queryReadAs === undefined ? {} : { queryReadAs }),
    failures: reading.failures,
    warnings: after === undefined ? reading.warnings : [],
    asOf: asOf(reading.answeredAt, now()),
  };
}

/** The first numbers, as many as fit. At least one, so that paging always gets on. */
function thatFit(numbers: readonly DirectoryNumber[], fits: NumbersOptions['fits']): readonly DirectoryNumber[] {
  if (fits === undefined) return numbers;
  const count = fits(numbers);
  if (!Number.isInteger(count)) throw new ArgumentError('fits', 'fits must return a whole number.');
  return numbers.slice(0, Math.max(1, count));
}
