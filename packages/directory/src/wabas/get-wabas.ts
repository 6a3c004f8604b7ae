import type { Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFailure, CallOptions, DirectoryWaba, WabasQuery, WabasResult } from '../directory.js';
import { narrowedTo } from '../fetching/one-waba.js';
import { asOf, failureRow, oldestAnswer } from '../fetching/result-parts.js';
import { sideBySide } from '../fetching/side-by-side.js';
import type { Snapshot } from '../fetching/snapshot.js';
import type { Snapshots } from '../fetching/snapshots.js';
import { withoutRepeats } from '../fetching/warnings.js';
import { maxAgeMsOf, unknownWord } from '../numbers/check-query.js';
import { checkFields, type Fields, seconds, string } from '../text/check-fields.js';

/** What asking for WABAs needs of the directory. */
export interface WabaSources {
  readonly accounts: readonly OpenAccount[];
  readonly wabas: Snapshots<Waba>;
  readonly now: () => number;
}

const fields: Fields<keyof WabasQuery> = { account: string, wabaId: string, maxAgeSeconds: seconds };

/** The WABAs of one account or of all, side by side. */
export async function getWabas(
  { accounts, wabas, now }: WabaSources,
  query: WabasQuery,
  options: CallOptions,
): Promise<WabasResult> {
  checkFields('query', query, fields);
  const { account: alias, maxAgeSeconds } = query;
  const wabaId = query.wabaId?.trim() || undefined;
  const asked = alias === undefined ? accounts : [accountOf(alias, accounts)];
  const maxAgeMs = maxAgeMsOf(maxAgeSeconds);
  const answers = await sideBySide(asked, options, async (account, caller) => ({
    account,
    snapshot:
      account.provider.getWabas === undefined
        ? undefined
        : await wabas.read(narrowedTo(account, wabaId), maxAgeMs, caller),
  }));
  const found = answers.flatMap(({ account, snapshot }) => wabasOf(account, snapshot, wabaId));
  return {
    wabas: found,
    failures: answers.flatMap(({ account, snapshot }) => {
      if (snapshot === undefined) return [unsupported(account)];
      const failures = failureRow(account, snapshot);
      const missing = alias !== undefined && wabaId !== undefined && found.length === 0 && failures.length === 0;
      return missing ? [notFound(account, wabaId)] : failures;
    }),
    warnings: answers.flatMap(({ account, snapshot }) =>
      withoutRepeats(snapshot?.warnings ?? []).map((warning) => ({ ...warning, account: account.alias })),
    ),
    asOf: asOf(oldestAnswer(answers.flatMap(({ snapshot }) => snapshot ?? [])), now()),
  };
}

function accountOf(alias: string, accounts: readonly OpenAccount[]): OpenAccount {
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
  const message = `${plugin.name} has no call for WABA details; the fields of its numbers are all that it tells.`;
  return { account: alias, provider: plugin.id, code: 'unsupported', message, retryable: false, shown: 'nothing' };
}

function notFound({ alias, plugin }: OpenAccount, wabaId: string): AccountFailure {
  const named = /^\d{1,32}$/.test(wabaId) ? `WABA ${wabaId}` : 'WABA of that ID';
  const message = `Account ${alias} sees no ${named}; leave wabaId out to list those that it sees.`;
  return { account: alias, provider: plugin.id, code: 'not-found', message, retryable: false, shown: 'nothing' };
}
