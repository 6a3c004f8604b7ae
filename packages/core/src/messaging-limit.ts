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
