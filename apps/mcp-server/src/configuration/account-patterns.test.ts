import { expect, it } from 'vitest';
import { matchAccounts } from './account-patterns.js';

const match = matchAccounts({
  oslo: { provider: 'meta' },
  bergen: { provider: 'meta' },
  'meta-eu': { provider: 'awal' },
});

it.each([
  [['bergen'], ['bergen']],
  [['meta:*'], ['oslo', 'bergen']],
  [
    ['bergen', 'meta:*', 'awal:*'],
    ['bergen', 'oslo', 'meta-eu'],
  ],
  [[], []],
])('%j matches %j', (patterns, aliases) => {
  expect(match(patterns)).toEqual({ aliases, unmatched: [] });
});

it('a pattern that matches nothing is reported by its index: there are no other wildcards', () => {
  expect(match(['oslo', 'os*', '*', 'alibaba:*', 'meta'])).toEqual({ aliases: ['oslo'], unmatched: [1, 2, 3, 4] });
});
