import { expect, test } from 'vitest';
import { messagingLimit, messagingLimitSchema, messagingLimitScopes, messagingLimitTiers } from './index.js';

const customers = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1_000,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: 'unlimited',
  UNTIERED: undefined,
  UNKNOWN: undefined,
} as const;

test.each(messagingLimitTiers)('%s is its number of customers a day', (tier) => {
  expect(messagingLimit(tier, 'phone').perDay).toBe(customers[tier]);
});

test.each(messagingLimitTiers)('%s makes a limit that the model accepts, in every scope', (tier) => {
  for (const scope of messagingLimitScopes) {
    const limit = messagingLimit(tier, scope);
    expect(messagingLimitSchema.parse(limit)).toStrictEqual(limit);
    expect(limit.scope).toBe(scope);
  }
});

test('a tier that names no number leaves perDay out', () => {
  expect(messagingLimit('UNTIERED', 'portfolio')).toStrictEqual({ tier: 'UNTIERED', scope: 'portfolio' });
});
