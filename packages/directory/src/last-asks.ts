import type { ProviderErrorCode } from '@wabascope/core';
import type { AccountSummary } from './directory.js';
import type { OpenAccount } from './open-accounts.js';
import type { Snapshot } from './snapshot.js';

type Ask = Pick<Snapshot<unknown>, 'askedAt' | 'answeredAt' | 'failure'>;

/** Remembers how the last asks of each account ended, without what they brought. */
export interface LastAsks {
  numbers(account: OpenAccount, ask: Ask): void;
  wabas(account: OpenAccount, ask: Ask): void;
  of(account: OpenAccount): Pick<AccountSummary, 'lastAnsweredAt' | 'lastFailure'>;
}

export function createLastAsks(): LastAsks {
  const numbers = new Map<string, Ask>();
  const wabas = new Map<string, Ask>();
  return {
    numbers: (account, ask) => remember(numbers, account, ask),
    wabas: (account, ask) => remember(wabas, account, ask),
    of({ alias }) {
      const [ofNumbers, ofWabas] = [numbers.get(alias), wabas.get(alias)];
      const answeredAt = Math.max(ofNumbers?.answeredAt ?? 0, ofWabas?.answeredAt ?? 0);
      // Many credentials may list numbers and not WABAs: that is no trouble of the account.
      const { askedAt, failure } = ofNumbers ?? ofWabas ?? {};
      return {
        ...(answeredAt === 0 ? {} : { lastAnsweredAt: iso(answeredAt) }),
        ...(failure === undefined || askedAt === undefined ? {} : { lastFailure: { ...failure, at: iso(askedAt) } }),
      };
    },
  };
}

/** Failures that may be about a WABA that somebody has named, and not about the account. */
const ofOneWaba: ReadonlySet<ProviderErrorCode> = new Set(['config', 'permission', 'not-found', 'rejected']);

function remember(
  asks: Map<string, Ask>,
  { alias, oneWaba }: OpenAccount,
  { askedAt, answeredAt, failure }: Ask,
): void {
  if (oneWaba !== undefined && failure !== undefined && ofOneWaba.has(failure.code)) return;
  asks.set(alias, {
    askedAt,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(failure === undefined ? {} : { failure }),
  });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
