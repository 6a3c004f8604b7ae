import type { MessagingLimit } from './messaging-limit.js';
import type { PhoneNumber } from './phone-number.js';
import type { MessagingLimitTier } from './vocabulary.js';
import type { Waba } from './waba.js';

/** The messaging limit that applies to a number. */
export interface EffectiveLimit extends MessagingLimit {
  /** ID of the business portfolio that shares the limit, if it is the portfolio's and its ID is known. */
  readonly portfolioId?: string;
  /** The other limit, when the number and its WABA report different ones. The lower one applies here. */
  readonly conflict?: MessagingLimitTier;
}

/**
 * One limit from what the number and its WABA report. A limit that is not understood gives way to one that is. If both are
 * understood and differ, the lower one counts, because a message above it may fail. `undefined` if neither is reported.
 */
export function effectiveLimit(number: PhoneNumber, waba?: Waba): EffectiveLimit | undefined {
  const limits = [number.messagingLimit, waba?.messagingLimit].filter((limit) => limit !== undefined);
  const [first, second] = limits.sort((a, b) => heightOf(a) - heightOf(b));
  if (first === undefined) return undefined;
  const isConflict = second !== undefined && Number.isFinite(heightOf(second)) && second.tier !== first.tier;
  const other = isConflict ? undefined : second;
  const scope = first.scope === 'unknown' && other !== undefined ? other.scope : first.scope;
  const portfolioId = scope === 'portfolio' ? waba?.businessId : undefined;
  return {
    ...first,
    scope,
    ...(portfolioId === undefined ? {} : { portfolioId }),
    ...(isConflict ? { conflict: second.tier } : {}),
  };
}

/** NaN-free order of limits: a limit without a count comes last, `unlimited` just before. */
function heightOf({ perDay }: MessagingLimit): number {
  if (perDay === undefined) return Number.POSITIVE_INFINITY;
  return perDay === 'unlimited' ? Number.MAX_SAFE_INTEGER : perDay;
}
