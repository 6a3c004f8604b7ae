import type { PhoneNumber, Waba, Warning } from '@wabascope/core';
import { following } from './abortable.js';
import { asOf, failureRow } from './answer.js';
import { cursorAfter } from './cursor.js';
import type { AccountWarning, CallOptions, NumbersAnswer } from './directory.js';
import type { Matches } from './number-filter.js';
import type { AccountSnapshots } from './number-index.js';
import { directoryNumber } from './number-rows.js';
import type { ReadQuery } from './numbers-query.js';
import type { OpenAccount } from './open-accounts.js';
import { firstAfter, positionOf } from './position.js';
import type { Snapshot } from './snapshot.js';
import type { Snapshots } from './snapshots.js';

/** What a listing needs of the directory. */
export interface NumberSources {
  readonly numbers: Snapshots<PhoneNumber>;
  readonly wabas: Snapshots<Waba>;
  readonly matches: (snapshots: readonly AccountSnapshots[], query: ReadQuery) => Matches;
  readonly now: () => number;
}

/** One page of the numbers that match, from all accounts of the query side by side. */
export async function listNumbers(
  { numbers, wabas, matches, now }: NumberSources,
  query: ReadQuery,
  { signal, onProgress }: CallOptions,
): Promise<NumbersAnswer> {
  const { accounts, fingerprint, limit, after, maxAgeMs } = query;
  let done = 0;

  async function read(account: OpenAccount, rank: number, signal: AbortSignal): Promise<AccountSnapshots> {
    const [ofNumbers, ofWabas] = await Promise.all([
      numbers.read(account, maxAgeMs, rank, signal),
      account.provider.getWabas === undefined ? undefined : wabas.read(account, maxAgeMs, rank, signal),
    ]);
    done += 1;
    onProgress?.({ done, total: accounts.length, account: account.alias });
    return { account, numbers: ofNumbers, wabas: ofWabas };
  }

  const snapshots = await following(signal, (own) =>
    Promise.all(accounts.map((account, rank) => read(account, rank, own))),
  );
  const { rows, summary } = matches(snapshots, query);
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
    failures: snapshots.flatMap(({ account, numbers: read }) => failureRow(account, read)),
    warnings: snapshots.flatMap(warningsOf),
    asOf: asOf(
      snapshots.flatMap(({ numbers: read, wabas: details }) => [read, ...(details?.items.length ? [details] : [])]),
      now(),
    ),
  };
}

function warningsOf({ account, numbers, wabas }: AccountSnapshots): AccountWarning[] {
  const warnings = [...numbers.warnings, ...(wabas === undefined ? [] : [...wabas.warnings, ...withoutDetails(wabas)])];
  return warnings.map((warning) => ({ ...warning, account: account.alias }));
}

/** Numbers are worth having without their WABAs, so a failure there is a warning here. */
function withoutDetails({ failure, answeredAt }: Snapshot<Waba>): Warning[] {
  if (failure === undefined || failure.code === 'unsupported') return [];
  const state = answeredAt === undefined ? 'not available' : 'not complete or not up to date';
  return [{ type: 'other', message: `WABA details are ${state} (${failure.code}): ${failure.message}` }];
}
