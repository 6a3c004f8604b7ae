import { createHash } from 'node:crypto';
import { numberStatuses, qualityRatings, sendAbilities } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { checkFields, type Fields, seconds, string, strings, unknownWord } from '../text/check-fields.js';
import { readCursor } from './cursor.js';
import { loadNumberingPlans } from './numbering-plans.js';
import { type CheckedQuery, type NumberFilters, type NumbersQuery, notReported } from './numbers-query.js';
import { parseNumber } from './parse-number.js';

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

/**
 * @param visible The accounts that the caller may see.
 * @param view Identifies the view, so that a cursor is valid only in the view that returned it.
 * @throws {ArgumentError}
 */
export async function checkQuery(
  query: NumbersQuery,
  visible: readonly OpenAccount[],
  view: string,
): Promise<CheckedQuery> {
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
