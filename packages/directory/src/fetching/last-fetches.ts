import type { PhoneNumber, ProviderErrorCode, Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountSummary } from '../directory.js';
import type { Failure } from '../text/failure.js';
import { warningsOf } from './result-parts.js';
import type { Snapshot } from './snapshot.js';

/** Remembers how the last fetches of each account ended, without the rows that they brought. */
export interface LastAsks {
  numbers(account: OpenAccount, snapshot: Snapshot<PhoneNumber>): void;
  wabas(account: OpenAccount, snapshot: Snapshot<Waba>): void;
  of(account: OpenAccount): LastAsk;
  /** The failure of the last fetch, whatever was fetched, when it says that the credential is refused. */
  refusedCredential(account: OpenAccount): Failure | undefined;
}

type LastAsk = Pick<AccountSummary, 'lastFetchedAt' | 'numbers' | 'wabas' | 'warnings' | 'incomplete' | 'lastFailure'>;

/** A snapshot with the number of its rows in their place; without it after a fetch of one WABA alone. */
type Ask = Omit<Snapshot<unknown>, 'items'> & { readonly count?: number | undefined };

export function createLastAsks(): LastAsks {
  const numbers = new Map<string, Ask>();
  const wabas = new Map<string, Ask>();
  return {
    numbers: (account, snapshot) => remember(numbers, account, snapshot),
    wabas: (account, snapshot) => remember(wabas, account, snapshot),
    of: ({ alias }) => summaryOf(numbers.get(alias), wabas.get(alias)),
    refusedCredential({ alias }) {
      const last = newest(numbers.get(alias), wabas.get(alias))?.failure;
      return last !== undefined && ofCredential.has(last.code) ? last : undefined;
    },
  };
}

/** Failures that may be about a WABA that a caller named, and not about the account. */
const ofOneWaba: ReadonlySet<ProviderErrorCode> = new Set(['config', 'permission', 'not-found', 'rejected']);

const ofCredential: ReadonlySet<ProviderErrorCode> = new Set(['auth', 'clock-skew']);

function newest(one: Ask | undefined, other: Ask | undefined): Ask | undefined {
  return (one?.askedAt ?? 0) > (other?.askedAt ?? 0) ? one : (other ?? one);
}

function remember(asks: Map<string, Ask>, { alias, oneWaba }: OpenAccount, snapshot: Snapshot<unknown>): void {
  const { items, failure, ...ask } = snapshot;
  const before = asks.get(alias);
  // What is known of one WABA may be of before the account failed.
  if (oneWaba !== undefined && before !== undefined && ask.askedAt < before.askedAt) return;
  if (oneWaba === undefined) asks.set(alias, { ...ask, count: items.length, ...(failure && { failure }) });
  else if (failure === undefined) asks.set(alias, { ...ask, ...(before && { count: before.count }) });
  else if (!ofOneWaba.has(failure.code)) asks.set(alias, { warnings: [], ...before, askedAt: ask.askedAt, failure });
}

function summaryOf(numbers: Ask | undefined, wabas: Ask | undefined): LastAsk {
  const answeredAt = Math.max(numbers?.answeredAt ?? 0, wabas?.answeredAt ?? 0);
  // Many credentials may list numbers and not WABAs: that is no trouble of the account.
  const { askedAt, failure } = numbers ?? wabas ?? {};
  return {
    ...(answeredAt === 0 ? {} : { lastFetchedAt: iso(answeredAt) }),
    ...(numbers?.answeredAt === undefined || numbers.count === undefined ? {} : { numbers: numbers.count }),
    ...(wabas?.answeredAt === undefined || wabas.count === undefined ? {} : { wabas: wabas.count }),
    ...(answeredAt === 0 ? {} : { warnings: warningsOf(numbers, wabas).length }),
    ...(numbers?.partial || wabas?.partial ? { incomplete: true } : {}),
    ...(failure === undefined || askedAt === undefined ? {} : { lastFailure: { ...failure, at: iso(askedAt) } }),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
