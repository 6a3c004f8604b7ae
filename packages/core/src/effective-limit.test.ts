import { expect, test } from 'vitest';
import { effectiveLimit, type MessagingLimitScope, type MessagingLimitTier, messagingLimit } from './index.js';

type Reported = readonly [MessagingLimitTier, MessagingLimitScope] | undefined;

function limitOf(ofNumber: Reported, ofWaba: Reported, businessId?: string) {
  const reported = (limit: Reported) => (limit === undefined ? {} : { messagingLimit: messagingLimit(...limit) });
  const waba = { id: '2', ...reported(ofWaba), ...(businessId === undefined ? {} : { businessId }) };
  return effectiveLimit({ id: '1', ...reported(ofNumber) }, waba);
}

test.each<[Reported, Reported, object | undefined]>([
  [undefined, undefined, undefined],
  [['TIER_1K', 'phone'], undefined, { tier: 'TIER_1K', perDay: 1_000, scope: 'phone' }],
  [undefined, ['TIER_2K', 'portfolio'], { tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio', portfolioId: '7' }],
  // The WABA knows what the limit is shared by.
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
