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

/** Limits of rows that are added up. */
export interface ReachCounts {
  readonly known: Sum;
  readonly unknown: Sum & { numbers: number };
  notReported: number;
  /** By ID. Absent without any, as in most accounts. */
  portfolios: Map<string, EffectiveLimit> | undefined;
}

type Sum = { -readonly [Name in keyof ReachSum]: ReachSum[Name] };

export function emptyReach(): ReachCounts {
  return { known: sum(), unknown: { numbers: 0, ...sum() }, notReported: 0, portfolios: undefined };
}

/** Adds the limit of a row if it can send: `AVAILABLE` and `LIMITED` numbers can. */
export function addReach(to: ReachCounts, { limit, assessment: { canSendMessage } }: NumberRow): void {
  if (canSendMessage !== 'AVAILABLE' && canSendMessage !== 'LIMITED') return;
  if (limit?.perDay === undefined) to.notReported += 1;
  else if (limit.scope === 'phone') addTo(to.known, limit);
  else if (limit.portfolioId !== undefined) addPortfolio(to, limit.portfolioId, limit);
  else {
    to.unknown.numbers += 1;
    addTo(to.unknown, limit);
  }
}

/** Adds the limits of other rows. */
export function joinReach(to: ReachCounts, { known, unknown, notReported, portfolios }: ReachCounts): void {
  to.known.perDay += known.perDay;
  to.known.unlimited += known.unlimited;
  to.unknown.perDay += unknown.perDay;
  to.unknown.unlimited += unknown.unlimited;
  to.unknown.numbers += unknown.numbers;
  to.notReported += notReported;
  for (const [id, limit] of portfolios ?? []) addPortfolio(to, id, limit);
}

export function reachOf({ known, unknown, notReported, portfolios }: ReachCounts): Reach {
  const total = { ...known };
  for (const limit of portfolios?.values() ?? []) addTo(total, limit);
  return { ...total, notReported, unknownScope: { ...unknown } };
}

function addPortfolio(to: ReachCounts, id: string, limit: EffectiveLimit): void {
  to.portfolios ??= new Map();
  to.portfolios.set(id, lower(to.portfolios.get(id), limit));
}

function sum(): Sum {
  return { perDay: 0, unlimited: 0 };
}

function addTo(total: Sum, { perDay = 0 }: EffectiveLimit): void {
  if (perDay === 'unlimited') total.unlimited += 1;
  else total.perDay += perDay;
}

/** Numbers of one portfolio may report different limits, while Meta changes it. The lower one counts. */
function lower(first: EffectiveLimit | undefined, second: EffectiveLimit): EffectiveLimit {
  if (first === undefined || first.perDay === 'unlimited') return second;
  return second.perDay === 'unlimited' || Number(second.perDay) > Number(first.perDay) ? first : second;
}
