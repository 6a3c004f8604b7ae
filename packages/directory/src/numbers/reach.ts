import type { EffectiveLimit } from '@wabascope/core';
import type { NumberRow } from './number-rows.js';

/** How many customers the numbers that can send may write to first in 24 hours, together. */
export interface Reach extends ReachSum {
  /** Numbers that can send and have no limit with a count. */
  readonly notReported: number;
  /**
   * Limits that are a number's or a portfolio's, which is not known, or those of a portfolio without a known ID. Numbers
   * may share them, so the sum is an upper bound.
   */
  readonly unknownScope: ReachSum & { readonly numbers: number };
}

interface ReachSum {
  /** Customers per 24 hours: the sum of all limits with a count. A portfolio counts once. */
  readonly perDay: number;
  /** Numbers and portfolios without a maximum. */
  readonly unlimited: number;
}

/** Adds up the limits of rows. `AVAILABLE` and `LIMITED` numbers can send. */
export function reachCounter(): { readonly add: (row: NumberRow) => void; readonly total: () => Reach } {
  const portfolios = new Map<string, EffectiveLimit>();
  const known = sum();
  const unknown = { numbers: 0, ...sum() };
  let notReported = 0;
  return {
    add({ limit, assessment: { canSendMessage } }) {
      if (canSendMessage !== 'AVAILABLE' && canSendMessage !== 'LIMITED') return;
      if (limit?.perDay === undefined) notReported += 1;
      else if (limit.scope === 'phone') addTo(known, limit);
      else if (limit.portfolioId !== undefined)
        portfolios.set(limit.portfolioId, lower(portfolios.get(limit.portfolioId), limit));
      else {
        unknown.numbers += 1;
        addTo(unknown, limit);
      }
    },
    total() {
      const total = { ...known };
      for (const limit of portfolios.values()) addTo(total, limit);
      return { ...total, notReported, unknownScope: { ...unknown } };
    },
  };
}

function sum(): { perDay: number; unlimited: number } {
  return { perDay: 0, unlimited: 0 };
}

function addTo(total: { perDay: number; unlimited: number }, { perDay = 0 }: EffectiveLimit): void {
  if (perDay === 'unlimited') total.unlimited += 1;
  else total.perDay += perDay;
}

/** Numbers of one portfolio may report different limits, while Meta changes it. The lower one counts. */
function lower(first: EffectiveLimit | undefined, second: EffectiveLimit): EffectiveLimit {
  if (first === undefined || first.perDay === 'unlimited') return second;
  return second.perDay === 'unlimited' || Number(second.perDay) > Number(first.perDay) ? first : second;
}
