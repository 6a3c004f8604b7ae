import {
  type ChangesQuery,
  type CheckedChangesQuery,
  changeDirections,
  changeKinds,
  type JournalPosition,
  rangeSince,
} from '@wabascope/changes';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { fingerprintOf } from '../numbers/number-rows.js';
import { ArgumentError } from '../text/argument-error.js';
import { checkFields, chosen, type Fields, string, strings, wholeNumber } from '../text/check-fields.js';
import { changeMatcher } from './change-matcher.js';
import { changesCursor, readChangesCursor } from './changes-cursor.js';

const maxPageSize = 500;
const defaultPageSize = 25;
const maxQueryLength = 200;

const fields: Fields<keyof ChangesQuery> = {
  since: string,
  accounts: strings,
  providers: strings,
  kinds: strings,
  directions: strings,
  query: {
    mustBe: `a string of at most ${maxQueryLength} characters`,
    accepts: (value) => typeof value === 'string' && value.length <= maxQueryLength,
  },
  limit: wholeNumber(0, maxPageSize),
  cursor: string,
};

/** A valid query, and the cursor of the page after a change. */
export interface PagedChangesQuery {
  readonly query: CheckedChangesQuery;
  readonly cursorAfter: (position: JournalPosition) => string;
}

/**
 * @param visible The accounts that the caller may see.
 * @param view Identifies the view, so that a cursor is valid only in the view that returned it.
 * @param now Milliseconds since 1970.
 * @throws {ArgumentError}
 */
export function checkChangesQuery(
  query: ChangesQuery,
  visible: readonly OpenAccount[],
  view: string,
  now: number,
): PagedChangesQuery {
  checkFields('query', query, fields);
  const accounts = chosen('accounts', query.accounts, () => visible.map(({ alias }) => alias));
  const providers = chosen('providers', query.providers, () =>
    [...new Set(visible.map(({ plugin }) => plugin.id))].sort(),
  );
  const kinds = chosen('kinds', query.kinds, () => changeKinds);
  const directions = chosen('directions', query.directions, () => changeDirections);
  const text = query.query?.trim() || undefined;
  const since = query.since?.trim() || undefined;
  const fingerprint = fingerprintOf([view, accounts, providers, kinds, directions, text, since]);
  const page = query.cursor === undefined ? undefined : readChangesCursor(query.cursor, fingerprint);
  const range = page?.range ?? rangeOf(since, now);
  return {
    query: {
      accounts: aliasesOf(visible, accounts, providers),
      kinds: kinds && new Set(kinds),
      directions: directions && new Set(directions),
      ...(text === undefined ? {} : { matches: changeMatcher(text) }),
      range,
      hidesOthers: view !== '',
      before: page?.before,
      limit: query.limit ?? defaultPageSize,
    },
    cursorAfter: (before) => changesCursor({ before, range }, fingerprint),
  };
}

function rangeOf(since: string | undefined, now: number): CheckedChangesQuery['range'] {
  if (since === undefined) return {};
  const range = rangeSince(since, now);
  if (range !== undefined) return range;
  const example = new Date(now - 86_400_000).toISOString();
  throw new ArgumentError(
    'since',
    `since must be a time such as ${example}, an age such as 30m, 24h or 7d, or latestCursor of an earlier result.`,
  );
}

function aliasesOf(
  visible: readonly OpenAccount[],
  accounts: readonly string[] | undefined,
  providers: readonly string[] | undefined,
): ReadonlySet<string> {
  const wanted = visible.filter(({ plugin }) => providers?.includes(plugin.id) ?? true).map(({ alias }) => alias);
  return new Set(accounts === undefined ? wanted : wanted.filter((alias) => accounts.includes(alias)));
}
