import type { Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFailure } from '../fetching/account-results.js';
import { narrowedTo } from '../fetching/one-waba.js';
import { type CallOptions, sideBySide } from '../fetching/side-by-side.js';
import { accountFailures, oldestFetch, type Snapshot } from '../fetching/snapshot.js';
import type { Snapshots } from '../fetching/snapshots.js';
import { withoutRepeats } from '../fetching/warnings.js';
import { checkFields, type Fields, seconds, string, unknownWord } from '../text/check-fields.js';
import type { DirectoryWaba, WabasQuery, WabasResult } from './wabas-result.js';

export interface WabaParts {
  readonly wabas: Snapshots<Waba>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const fields: Fields<keyof WabasQuery> = { account: string, wabaId: string, maxAgeSeconds: seconds };

/**
 * The WABAs of one of the accounts, or of all.
 * @throws {ArgumentError}
 */
export async function getWabas(
  { wabas, now }: WabaParts,
  accounts: readonly OpenAccount[],
  query: WabasQuery,
  options: CallOptions,
): Promise<WabasResult> {
  checkFields('query', query, fields);
  const { account: alias, maxAgeSeconds } = query;
  const wabaId = query.wabaId?.trim() || undefined;
  const chosen = alias === undefined ? accounts : [accountOf(alias, accounts)];
  const maxAgeMs = maxAgeSeconds === undefined ? undefined : maxAgeSeconds * 1000;
  const read = await sideBySide(chosen, options, async (account, caller) => {
    if (account.provider.getWabas === undefined) return { account, snapshot: undefined };
    const narrowed = wabaId === undefined ? account : narrowedTo(account, wabaId);
    return { account, snapshot: await wabas.read(narrowed, maxAgeMs, caller) };
  });
  const found = read.flatMap(({ account, snapshot }) => wabasOf(account, snapshot, wabaId));
  return {
    wabas: found,
    failures: read.flatMap(({ account, snapshot }) => {
      if (snapshot === undefined) return [unsupported(account)];
      const failures = accountFailures(account, snapshot);
      const isMissing = alias !== undefined && wabaId !== undefined && found.length === 0 && failures.length === 0;
      return isMissing ? [notFound(account, wabaId)] : failures;
    }),
    warnings: read.flatMap(({ account, snapshot }) =>
      withoutRepeats(snapshot?.warnings ?? []).map((warning) => ({ ...warning, account: account.alias })),
    ),
    // Without accounts, the result is as of now.
    asOf: new Date(Math.min(oldestFetch(read.flatMap(({ snapshot }) => snapshot ?? [])), now())).toISOString(),
  };
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

function wabasOf({ alias, plugin }: OpenAccount, snapshot: Snapshot<Waba> | undefined, id?: string): DirectoryWaba[] {
  const wanted = snapshot?.items.filter((waba) => id === undefined || waba.id === id) ?? [];
  return wanted.map((waba) => ({ ...waba, account: alias, provider: plugin.id }));
}

function unsupported({ alias, plugin }: OpenAccount): AccountFailure {
  const message = `${plugin.name} has no call for WABA details; only the WABA fields of its numbers are available.`;
  return { account: alias, provider: plugin.id, code: 'unsupported', message, retryable: false, shown: 'nothing' };
}

function notFound({ alias, plugin }: OpenAccount, wabaId: string): AccountFailure {
  const named = /^\d{1,32}$/.test(wabaId) ? `WABA ${wabaId}` : 'a WABA with this ID';
  const message = `Account ${alias} cannot access ${named}; omit wabaId to list the WABAs that it can access.`;
  return { account: alias, provider: plugin.id, code: 'not-found', message, retryable: false, shown: 'nothing' };
}
