import { expect, test } from 'vitest';
import {
  effectiveLimit,
  type MessagingLimitScope,
  type MessagingLimitTier,
  messagingLimit,
  messagingLimitSchema,
  messagingLimitScopes,
  messagingLimitTiers,
} from './index.js';

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

type Reported = readonly [MessagingLimitTier, MessagingLimitScope] | undefined;

function limitOf(ofNumber: Reported, ofWaba: Reported, businessId?: string) {
  const reported = (limit: Reported) => (limit === undefined ? {} : { messagingLimit: messagingLimit(...limit) });
  const waba = { ...reported(ofWaba), ...(businessId === undefined ? {} : { businessId }) };
  return effectiveLimit(reported(ofNumber), waba);
}

test.each<[Reported, Reported, object | undefined]>([
  [undefined, undefined, undefined],
  [['TIER_1K', 'phone'], undefined, { tier: 'TIER_1K', perDay: 1_000, scope: 'phone' }],
  [undefined, ['TIER_2K', 'portfolio'], { tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio', portfolioId: '7' }],
  // The scope comes from the WABA.
  [
    ['TIER_2K', 'unknown'],
    ['TIER_2K', 'portfolio'],
    { tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio', portfolioId: '7' },
  ],
  [['UNKNOWN', 'unknown'], ['TIER_50', 'phone'], { tier: 'TIER_50', perDay: 50, scope: 'phone' }],
  [['UNTIERED', 'portfolio'], undefined, { tier: 'UNTIERED', scope: 'portfolio', portfolioId: '7' }],
])('the number reports %j, its WABA %j: %j', (ofNumber, ofWaba, limit) => {
  expect(limitOf(ofNumber, ofWaba, '7')).toEqual(limit);
});

test('of two different limits, the lower one counts, and the other one is the conflict', () => {
  const lower = { tier: 'TIER_250', perDay: 250, scope: 'unknown', conflict: 'TIER_UNLIMITED' };
  expect(limitOf(['TIER_250', 'unknown'], ['TIER_UNLIMITED', 'portfolio'], '7')).toEqual(lower);
  expect(limitOf(['TIER_100K', 'phone'], ['TIER_2K', 'portfolio'], '7')).toEqual({
    tier: 'TIER_2K',
    perDay: 2_000,
    scope: 'portfolio',
    portfolioId: '7',
    conflict: 'TIER_100K',
  });
});

test('a portfolio without a known ID has none', () => {
  expect(limitOf(['TIER_2K', 'portfolio'], undefined)).toEqual({ tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio' });
});
