import { createHash } from 'node:crypto';
import { cleanText, numberStatuses, qualityRatings, sendAbilities } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { type NumbersQuery, notReported } from '../directory.js';
import { ArgumentError } from '../text/argument-error.js';
import { checkFields, type Fields, seconds, string, strings } from '../text/check-fields.js';
import { nearest } from '../text/closest-word.js';
import { readCursor } from './cursor.js';
import type { Position } from './number-rows.js';
import { loadNumberingPlans, type NumberingPlans } from './numbering-plans.js';
import { spelledNumber } from './parse-number.js';

/** A query that has been checked. */
export interface ReadQuery {
  /** The accounts to ask, sorted by alias. */
  readonly accounts: readonly OpenAccount[];
  /** The same for the same accounts. */
  readonly selection: string;
  readonly filters: NumberFilters;
  /** Present when `filters.query` can be a phone number. */
  readonly plans: NumberingPlans | undefined;
  /** The same for the same filters over the same view. */
  readonly fingerprint: string;
  readonly limit: number;
  readonly after: Position | undefined;
  readonly maxAgeMs: number | undefined;
}

/** An absent filter matches everything. */
export type NumberFilters = Pick<NumbersQuery, 'status' | 'quality' | 'canSend' | 'wabaId' | 'query'>;

const mostOnPage = 100;
/** Words that a message lists. */
const mostNamed = 40;
const usualOnPage = 25;
const longestQuery = 200;

const fields: Fields<keyof NumbersQuery> = {
  accounts: strings,
  providers: strings,
  status: strings,
  quality: strings,
  canSend: strings,
  wabaId: string,
  query: {
    mustBe: `a string of at most ${longestQuery} characters`,
    accepts: (value) => typeof value === 'string' && value.length <= longestQuery,
  },
  limit: {
    mustBe: `a whole number from 1 to ${mostOnPage}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostOnPage,
  },
  cursor: string,
  maxAgeSeconds: seconds,
};

/**
 * @param visible The accounts that exist for the caller.
 * @param view Tells views of one directory apart, so that a cursor does not pass from one to the other.
 * @throws {ArgumentError}
 */
export async function readQuery(
  query: NumbersQuery,
  visible: readonly OpenAccount[],
  view: string,
): Promise<ReadQuery> {
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
  const selection = JSON.stringify([view, names, providers]);
  const identity = JSON.stringify([selection, filters]);
  const fingerprint = createHash('sha256').update(identity).digest('base64url').slice(0, 12);
  return {
    accounts: chosenAccounts(visible, names && new Set(names), providers),
    selection,
    filters,
    plans: filters.query !== undefined && spelledNumber(filters.query) ? await loadNumberingPlans() : undefined,
    fingerprint,
    limit: query.limit ?? usualOnPage,
    after: query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint),
    maxAgeMs: maxAgeMsOf(query.maxAgeSeconds),
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

/** The chosen words without repetition and in the order of `allAllowed`, so that their order makes no other query. */
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

/** The error for a word that is not among `allowed`, which it lists as far as that can be read. */
export function unknownWord(argument: string, word: string, allowed: readonly string[]): ArgumentError {
  const near = nearest(word, allowed);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  const more = allowed.length > mostNamed ? ` and ${allowed.length - mostNamed} more` : '';
  const known = allowed.length === 0 ? 'there are none' : `known are ${allowed.slice(0, mostNamed).join(', ')}${more}`;
  return new ArgumentError(argument, `${argument}: "${cleanText(word, 50)}" is not known; ${known}.${hint}`, allowed);
}

export function maxAgeMsOf(maxAgeSeconds: number | undefined): number | undefined {
  return maxAgeSeconds === undefined ? undefined : maxAgeSeconds * 1000;
}
