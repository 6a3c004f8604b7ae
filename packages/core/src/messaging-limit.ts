import * as z from 'zod';
import {
  type MessagingLimitScope,
  type MessagingLimitTier,
  messagingLimitScopes,
  messagingLimitTiers,
} from './vocabulary.js';

/** How many unique customers a business may start conversations with in a rolling 24 hours. */
export type MessagingLimit = {
  /** Meta's name of the limit. */
  tier: MessagingLimitTier;
  /** Customers in a rolling 24 hours. Absent when the tier does not define it (`UNTIERED`, `UNKNOWN`). */
  perDay?: number | 'unlimited';
  /** What shares the limit. `unknown` when the provider does not report it. */
  scope: MessagingLimitScope;
  /** Set if the provider's documentation gives one word two meanings (Alibaba's `TIER_10`, `TIER_50`, `TIER_1000`). */
  ambiguous?: true;
};

export const messagingLimitSchema = z.object({
  tier: z.enum(messagingLimitTiers),
  perDay: z.union([z.int().nonnegative(), z.literal('unlimited')]).exactOptional(),
  scope: z.enum(messagingLimitScopes),
  ambiguous: z.literal(true).exactOptional(),
});

const perDay: Partial<Record<MessagingLimitTier, number | 'unlimited'>> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: 'unlimited',
};

/** The limit of a tier. */
export function messagingLimit(tier: MessagingLimitTier, scope: MessagingLimitScope): MessagingLimit {
  const customers = perDay[tier];
  return customers === undefined ? { tier, scope } : { tier, perDay: customers, scope };
}

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
export function effectiveLimit(
  number: { readonly messagingLimit?: MessagingLimit },
  waba?: { readonly messagingLimit?: MessagingLimit; readonly businessId?: string },
): EffectiveLimit | undefined {
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
