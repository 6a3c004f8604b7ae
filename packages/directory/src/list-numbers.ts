import { asOf } from './answer.js';
import { cursorAfter } from './cursor.js';
import type { CallOptions, NumbersAnswer } from './directory.js';
import type { Matches } from './number-filter.js';
import { directoryNumber } from './number-rows.js';
import type { ReadQuery } from './numbers-query.js';
import { firstAfter, positionOf } from './position.js';
import type { Read, Reading } from './readings.js';

/** What a listing needs of the directory. */
export interface NumberSources {
  readonly read: Read;
  readonly matches: (reading: Reading, query: ReadQuery) => Matches;
  readonly now: () => number;
}

/** One page of the numbers that match, from all accounts of the query. */
export async function listNumbers(
  { read, matches, now }: NumberSources,
  query: ReadQuery,
  options: CallOptions,
): Promise<NumbersAnswer> {
  const { fingerprint, limit, after } = query;
  const reading = await read(query, options);
  const { rows, summary, queryReadAs } = matches(reading, query);
  const start = after === undefined ? 0 : firstAfter(rows, after);
  const page = rows.slice(start, start + limit);
  const last = page.at(-1);
  return {
    numbers: page.map(directoryNumber),
    total: rows.length,
    ...(last === undefined || start + limit >= rows.length
      ? {}
      : { nextCursor: cursorAfter(positionOf(last), fingerprint) }),
    summary,
    ...(queryReadAs === undefined ? {} : { queryReadAs }),
    failures: reading.failures,
    warnings: reading.warnings,
    asOf: asOf(reading.answeredAt, now()),
  };
}
