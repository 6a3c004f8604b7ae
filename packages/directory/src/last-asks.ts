import type { PhoneNumber, Waba } from '@wabascope/core';
import { warningsOf } from './answer.js';
import type { AccountSummary } from './directory.js';
import type { OpenAccount } from './open-accounts.js';
import type { Snapshot } from './snapshot.js';

/** Remembers how the last fetches of each account ended, without the rows that they brought. */
export interface LastAsks {
  numbers(account: OpenAccount, snapshot: Snapshot<PhoneNumber>): void;
  wabas(account: OpenAccount, snapshot: Snapshot<Waba>): void;
  of(account: OpenAccount): LastAsk;
}

type LastAsk = Pick<AccountSummary, 'lastAnsweredAt' | 'numbers' | 'wabas' | 'warnings' | 'incomplete' | 'lastFailure'>;

/** A snapshot with the number of its rows in their place. */
type Ask = Omit<Snapshot<unknown>, 'items'> & { readonly count: number };

export function createLastAsks(): LastAsks {
  const numbers = new Map<string, Ask>();
  const wabas = new Map<string, Ask>();
  return {
    numbers: ({ alias }, snapshot) => numbers.set(alias, withoutRows(snapshot)),
    wabas: ({ alias }, snapshot) => wabas.set(alias, withoutRows(snapshot)),
    of: ({ alias }) => summaryOf(numbers.get(alias), wabas.get(alias)),
  };
}

function withoutRows({ items, ...ask }: Snapshot<unknown>): Ask {
  return { ...ask, count: items.length };
}

function summaryOf(numbers: Ask | undefined, wabas: Ask | undefined): LastAsk {
  const answeredAt = Math.max(numbers?.answeredAt ?? 0, wabas?.answeredAt ?? 0);
  // Many credentials may list numbers and not WABAs: that is no trouble of the account.
  const { askedAt, failure } = numbers ?? wabas ?? {};
  return {
    ...(answeredAt === 0 ? {} : { lastAnsweredAt: iso(answeredAt) }),
    ...(numbers?.answeredAt === undefined ? {} : { numbers: numbers.count }),
    ...(wabas?.answeredAt === undefined ? {} : { wabas: wabas.count }),
    ...(answeredAt === 0 ? {} : { warnings: warningsOf(numbers, wabas).length }),
    ...(numbers?.partial || wabas?.partial ? { incomplete: true } : {}),
    ...(failure === undefined || askedAt === undefined ? {} : { lastFailure: { ...failure, at: iso(askedAt) } }),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
