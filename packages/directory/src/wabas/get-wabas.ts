import type { Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFailure } from '../fetching/account-results.js';
import { narrowedTo } from '../fetching/one-waba.js';
import { sideBySide } from '../fetching/side-by-side.js';
import type { Slices } from '../fetching/slices.js';
import { accountFailures, oldestFetch } from '../fetching/snapshot.js';
import type { Snapshots } from '../fetching/snapshots.js';
import { withoutRepeats } from '../fetching/warnings.js';
import { unreportedFields } from '../numbers/check-query.js';
import { groupsOf } from '../numbers/groups.js';
import { cut, firstAfter } from '../numbers/number-rows.js';
import { unknownWord } from '../text/check-fields.js';
import { cursorAfter } from '../text/cursor.js';
import { type CheckedWabasQuery, checkWabasQuery } from './check-wabas-query.js';
import { type CountedNumbers, type CountParts, countNumbers } from './count-numbers.js';
import { type AssessedWaba, matching, positionOf, summaryOf, wabaGrouping, wabaRow } from './waba-rows.js';
import type { WabasQuery } from './wabas-query.js';
import type { DirectoryWaba, WabasOptions, WabasResult } from './wabas-result.js';

export interface WabaParts extends CountParts {
  readonly wabas: Snapshots<Waba>;
  readonly slices: Slices;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * One page of the matching WABAs of one of the accounts, or of all.
 * @param view Identifies the view, so that a cursor is valid only in the view that returned it.
 * @throws {ArgumentError}
 */
export async function getWabas(
  parts: WabaParts,
  accounts: readonly OpenAccount[],
  view: string,
  query: WabasQuery,
  { fits, ...options }: WabasOptions,
): Promise<WabasResult> {
  const checked = checkWabasQuery(query, view);
  const { filters, groupBy, needed, after } = checked;
  const { account: alias, maxAgeSeconds } = query;
  const chosen = alias === undefined ? accounts : [accountOf(alias, accounts)];
  const maxAgeMs = maxAgeSeconds === undefined ? undefined : maxAgeSeconds * 1000;
  const reading = sideBySide(chosen, options, async (account, caller) => {
    if (account.provider.getWabas === undefined) return { account, snapshot: undefined };
    const narrowed = filters.wabaId === undefined ? account : narrowedTo(account, filters.wabaId);
    return { account, snapshot: await parts.wabas.read(narrowed, maxAgeMs, caller) };
  });
  const counting = query.withNumbers ? countNumbers(parts, accounts, view, query, options) : undefined;
  const [read, counted] = await Promise.all([reading, counting]);
  const all = read.flatMap(({ account, snapshot }) => (snapshot?.items ?? []).map((waba) => wabaRow(account, waba)));
  const rows = matching(all, filters);
  const failures = read.flatMap(({ account, snapshot }) => {
    if (snapshot === undefined) return alias === undefined ? [] : [unsupported(account)];
    return accountFailures(account, snapshot);
  });
  // A provider without a call for WABAs is in `withoutWabas`.
  const plugins = chosen.filter(({ provider }) => provider.getWabas !== undefined).map(({ plugin }) => plugin);
  const missing = unreportedFields(plugins, needed, (field, { waba }) => waba.includes(field));
  const warnings = read.flatMap(({ account, snapshot }) =>
    withoutRepeats(snapshot?.warnings ?? []).map((warning) => ({ ...warning, account: account.alias })),
  );
  const isMissing = filters.wabaId !== undefined && all.every(({ waba }) => waba.id !== filters.wabaId);
  return {
    ...pageOf(rows, checked, counted, fits),
    total: rows.length,
    summary: summaryOf(rows),
    ...(groupBy.length === 0 ? {} : await groupsOf(parts.slices, rows, wabaGrouping(groupBy))),
    ...withoutWabas(alias === undefined ? chosen : []),
    ...(missing === undefined ? {} : { notReported: missing }),
    // Of all accounts, most lack a WABA: only one that the caller names has failed.
    failures:
      isMissing && alias !== undefined && failures.length === 0 ? chosen.map(notFound(filters.wabaId)) : failures,
    warnings: after === undefined ? warnings : [],
    // Without accounts, the result is as of now.
    asOf: new Date(Math.min(oldestFetch(read.flatMap(({ snapshot }) => snapshot ?? [])), parts.now())).toISOString(),
  };
}

function pageOf(
  rows: readonly AssessedWaba[],
  { limit, after, fingerprint }: CheckedWabasQuery,
  counted: CountedNumbers | undefined,
  fits: WabasOptions['fits'],
): Pick<WabasResult, 'wabas' | 'nextCursor'> {
  const start = after === undefined ? 0 : firstAfter(rows, after, positionOf);
  const page = rows.slice(start, start + limit).map((row) => directoryWaba(row, counted));
  const wabas = cut(page, fits);
  const end = start + wabas.length;
  const last = rows[end - 1];
  return {
    wabas,
    ...(wabas.length === 0 || last === undefined || end >= rows.length
      ? {}
      : { nextCursor: cursorAfter(positionOf(last), fingerprint) }),
  };
}

function directoryWaba(
  { account, provider, waba, assessment }: AssessedWaba,
  counted: CountedNumbers | undefined,
): DirectoryWaba {
  const numbers = counted?.of(account, waba.id);
  return { ...waba, account, provider, ...assessment, ...(numbers === undefined ? {} : { numbers }) };
}

function withoutWabas(accounts: readonly OpenAccount[]): Pick<WabasResult, 'withoutWabas'> {
  const without = accounts.filter(({ provider }) => provider.getWabas === undefined).map(({ plugin }) => plugin.id);
  return without.length === 0 ? {} : { withoutWabas: [...new Set(without)].sort() };
}

/** @throws {ArgumentError} When there is no such account. */
export function accountOf(alias: string, accounts: readonly OpenAccount[]): OpenAccount {
  const account = accounts.find((candidate) => candidate.alias === alias);
  if (account !== undefined) return account;
  throw unknownWord(
    'account',
    alias,
    accounts.map((known) => known.alias),
  );
}

function unsupported({ alias, plugin }: OpenAccount): AccountFailure {
  const message = `${plugin.name} has no call for WABA details; only the WABA fields of its numbers are available.`;
  return { account: alias, provider: plugin.id, code: 'unsupported', message, retryable: false, shown: 'nothing' };
}

function notFound(wabaId = ''): (account: OpenAccount) => AccountFailure {
  const named = /^\d{1,32}$/.test(wabaId) ? `WABA ${wabaId}` : 'a WABA with this ID';
  return ({ alias, plugin }) => {
    const message = `Account ${alias} cannot access ${named}; omit wabaId to list the WABAs that it can access.`;
    return { account: alias, provider: plugin.id, code: 'not-found', message, retryable: false, shown: 'nothing' };
  };
}
