import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Slices } from '../fetching/slices.js';
import { cursorAfter } from '../text/cursor.js';
import { checkQuery, isInNumbers, unreportedFields } from './check-query.js';
import type { Duplicates } from './duplicates.js';
import { numberGrouping } from './group-keys.js';
import { groupsOf } from './groups.js';

import type { NumberIndex } from './number-index.js';
import { type AssessedNumber, cut, firstAfter, positionOf, wabaIdOf, wabaNameOf } from './number-rows.js';
import type { NumbersQuery } from './numbers-query.js';
import type { DirectoryNumber, NumbersOptions, NumbersResult } from './numbers-result.js';
import type { Selections } from './selections.js';

export interface NumberParts {
  readonly selections: Selections;
  readonly index: NumberIndex;
  readonly slices: Slices;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * One page of the matching numbers.
 * @param accounts The accounts that the caller may see.
 * @param view Identifies the view, so that a cursor is valid only in the view that returned it.
 * @throws {ArgumentError}
 */
export async function listNumbers(
  { selections, index, slices, now }: NumberParts,
  accounts: readonly OpenAccount[],
  view: string,
  query: NumbersQuery,
  { fits, ...options }: NumbersOptions,
): Promise<NumbersResult> {
  const checked = await checkQuery(query, accounts, view);
  const plugins = checked.accounts.map(({ plugin }) => plugin);
  const missing = unreportedFields(plugins, checked.needed, isInNumbers);
  const { fingerprint, limit, after, groupBy, plans } = checked;
  const selection = await selections.read(checked, options);
  const { rows, summary, duplicates, queryReadAs } = await index.matches(selection, checked);
  const groups = groupBy.length === 0 ? {} : await groupsOf(slices, rows, numberGrouping(groupBy, plans));
  if (slices.isUsedUp()) await slices.next();
  const start = after === undefined ? 0 : firstAfter(rows, after, positionOf);
  const page = rows.slice(start, start + limit).map((row) => withOthers(directoryNumber(row), duplicates));
  const numbers = cut(page, fits);
  const end = start + numbers.length;
  const last = rows[end - 1];
  return {
    numbers,
    total: rows.length,
    ...(last === undefined || end >= rows.length ? {} : { nextCursor: cursorAfter(positionOf(last), fingerprint) }),
    summary,
    ...groups,
    ...(missing === undefined ? {} : { notReported: missing }),
    ...(queryReadAs === undefined ? {} : { queryReadAs }),
    failures: selection.failures,
    warnings: after === undefined ? selection.warnings : [],
    // Without accounts, the result is as of now.
    asOf: new Date(Math.min(selection.fetchedAt, now())).toISOString(),
    ...(selection.wabasFetchedAt === undefined ? {} : { wabasAsOf: new Date(selection.wabasFetchedAt).toISOString() }),
  };
}

/** The row in the form of a result. */
function directoryNumber(row: AssessedNumber): DirectoryNumber {
  const { account, provider, number, assessment, limit } = row;
  const [wabaId, wabaName] = [wabaIdOf(row), wabaNameOf(row)];
  // Not `{ ...number, … }`, which is ten times slower and gives each row a different hidden class.
  return Object.assign(
    {},
    number,
    wabaId === undefined ? {} : { wabaId },
    wabaName === undefined ? {} : { wabaName },
    limit === undefined ? {} : { effectiveLimit: limit },
    { account, provider },
    assessment,
  );
}

/** Adds the other accounts that have the number. */
function withOthers(number: DirectoryNumber, duplicates: Duplicates | undefined): DirectoryNumber {
  const accounts = duplicates?.get(number.phoneNumber ?? '');
  return accounts === undefined ? number : { ...number, alsoIn: accounts.filter((name) => name !== number.account) };
}
