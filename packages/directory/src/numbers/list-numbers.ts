import { createHash } from 'node:crypto';
import { numberStatuses, qualityRatings, sendAbilities } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Slices } from '../fetching/slices.js';
import { ArgumentError } from '../text/argument-error.js';
import { checkFields, type Fields, seconds, string, strings, unknownWord } from '../text/check-fields.js';
import { cursorAfter, readCursor } from './cursor.js';
import type { NumberIndex } from './number-index.js';
import { directoryNumber, firstAfter, positionOf } from './number-rows.js';
import { loadNumberingPlans } from './numbering-plans.js';
import { type CheckedQuery, type NumberFilters, type NumbersQuery, notReported } from './numbers-query.js';
import type { DirectoryNumber, NumbersOptions, NumbersResult } from './numbers-result.js';
import { parseNumber } from './parse-number.js';
import type { Selections } from './selections.js';

const maxPageSize = 100;
const defaultPageSize = 25;
const maxQueryLength = 200;

const fields: Fields<keyof NumbersQuery> = {
  accounts: strings,
  providers: strings,
  status: strings,
  quality: strings,
  canSend: strings,
  wabaId: string,
  query: {
    mustBe: `a string of at most ${maxQueryLength} characters`,
    accepts: (value) => typeof value === 'string' && value.length <= maxQueryLength,
  },
  limit: {
    mustBe: `a whole number from 1 to ${maxPageSize}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maxPageSize,
  },
  cursor: string,
  maxAgeSeconds: seconds,
};

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
  const { fingerprint, limit, after } = checked;
  const selection = await selections.read(checked, options);
  const { rows, summary, queryReadAs } = await index.matches(selection, checked);
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

async function checkQuery(query: NumbersQuery, visible: readonly OpenAccount[], view: string): Promise<CheckedQuery> {
  checkFields('query', query, fields);
  const names = chosen('accounts', query.accounts, () => visible.map(({ alias }) => alias));
  const providers = chosen('providers', query.providers, () =>
    [...new Set(visible.map(({ plugin }) => plugin.id))].sort(),
  );
  const filters: NumberFilters = {
    status: chosen('status', query.status, () => [...numberStatuses, notReported]),
    quality: chosen('quality', query.quality, () => [...qualityRatings, notReported]),
    canSend: chosen('canSend', query.canSend, () => sendAbilities),
    wabaId: query.wabaId?.trim() || undefined,
    query: query.query?.trim() || undefined,
  };
  const selectionId = JSON.stringify([view, names, providers]);
  const identity = JSON.stringify([selectionId, filters]);
  const fingerprint = createHash('sha256').update(identity).digest('base64url').slice(0, 12);
  return {
    accounts: chosenAccounts(visible, names && new Set(names), providers),
    selectionId,
    filters,
    plans: filters.query !== undefined && parseNumber(filters.query) ? await loadNumberingPlans() : undefined,
    fingerprint,
    limit: query.limit ?? defaultPageSize,
    after: query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint),
    maxAgeMs: query.maxAgeSeconds === undefined ? undefined : query.maxAgeSeconds * 1000,
  };
}

function chosenAccounts(
  visible: readonly OpenAccount[],
  names: ReadonlySet<string> | undefined,
  providers: readonly string[] | undefined,
): readonly OpenAccount[] {
  if (names === undefined && providers === undefined) return visible;
  return visible.filter(({ alias, plugin }) => (names?.has(alias) ?? true) && (providers?.includes(plugin.id) ?? true));
}

/** The words without repetitions in the order of `allAllowed`, so that their order does not matter. */
function chosen<Word extends string>(
  argument: string,
  words: readonly Word[] | undefined,
  allAllowed: () => readonly Word[],
): Word[] | undefined {
  if (words === undefined || words.length === 0) return undefined;
  const allowed = allAllowed();
  const [known, wanted] = [new Set(allowed), new Set(words)];
  for (const word of words) {
    if (!known.has(word)) throw unknownWord(argument, word, allowed);
  }
  return allowed.filter((word) => wanted.has(word));
}
