import type { PhoneNumber, ProviderErrorCode, Waba } from '@wabascope/core';
import { type AccountFetch, type Baseline, type Comparison, compareFetch, type FetchedRows } from '../index.js';

interface Options {
  readonly hasSkippedRows?: boolean;
  readonly mapping?: string;
  /** Minutes after the fetch before. */
  readonly after?: number;
}

/** An account that is fetched again and again, a minute after the other, and compared each time. */
export function account() {
  let now = Date.UTC(2026, 0, 1);
  let baseline: Baseline | undefined;
  let numbers: FetchedRows<PhoneNumber> | undefined;
  let wabas: FetchedRows<Waba> | undefined;

  function compare(
    fetch: Omit<AccountFetch, 'at' | 'numbers' | 'wabas'>,
    { mapping = '1', ...rest }: Options,
  ): Comparison {
    const identity = { fingerprint: 'f', account: 'main', provider: 'acme', mapping };
    const at = new Date(now).toISOString();
    const compared = compareFetch(identity, baseline, { ...rest, ...fetch, at, numbers, wabas });
    baseline = compared.baseline;
    return compared;
  }

  function next({ after = 1 }: Options): string {
    now += after * 60_000;
    return new Date(now).toISOString();
  }

  return {
    numbers(rows: readonly PhoneNumber[], options: Options = {}) {
      numbers = { rows, fetchedAt: next(options) };
      return compare({ what: 'numbers' }, options);
    },
    wabas(rows: readonly Waba[], options: Options = {}) {
      wabas = { rows, fetchedAt: next(options) };
      return compare({ what: 'wabas' }, options);
    },
    fails(code: ProviderErrorCode, what: AccountFetch['what'] = 'numbers') {
      next({});
      return compare({ what, failure: { code } }, {});
    },
    get baseline() {
      return baseline;
    },
  };
}

/** The time of the n-th fetch of an account. */
export function minute(n: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();
}

/** Each change as `kind from>to direction`. */
export function summaryOf({ changes }: Comparison): string[] {
  return changes.map(({ kind, from = '', to = '', direction }) => `${kind} ${from}>${to} ${direction}`);
}
