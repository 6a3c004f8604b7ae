import type { MessagingLimitTier, PhoneNumber, Waba } from '@wabascope/core';
import { expect, test } from 'vitest';
import { account, minute, summaryOf } from '../__fixtures__/account.js';

function numbersWith(scope: 'portfolio' | 'phone' | 'unknown', ...tiers: readonly MessagingLimitTier[]): PhoneNumber[] {
  return tiers.map((tier, index) => ({ id: String(index), wabaId: '9', messagingLimit: { tier, scope } }));
}

function wabaWith(tier: MessagingLimitTier): Waba[] {
  return [{ id: '9', name: 'Shop', messagingLimit: { tier, scope: 'portfolio' } }];
}

test.each(['portfolio', 'unknown'] as const)(
  'a limit that all numbers of a WABA share (%s) changes once, with a count',
  (scope) => {
    const main = account();
    main.numbers(numbersWith(scope, 'TIER_1K', 'TIER_1K', 'TIER_1K'));
    const { changes } = main.numbers(numbersWith(scope, 'TIER_10K', 'TIER_10K', 'TIER_10K'));
    expect(changes).toMatchObject([
      {
        kind: 'waba-limit',
        direction: 'better',
        wabaId: '9',
        from: 'TIER_1K',
        to: 'TIER_10K',
        count: 3,
        since: minute(1),
      },
    ]);
    expect(changes[0]).not.toHaveProperty('numberId');
  },
);

test.each([
  ['of single numbers', 'phone', ['TIER_1K', 'TIER_1K'], ['TIER_10K', 'TIER_10K']],
  ['of only some numbers', 'unknown', ['TIER_1K', 'TIER_1K', 'TIER_1K'], ['TIER_10K', 'TIER_10K', 'TIER_1K']],
  ['from different values', 'unknown', ['TIER_1K', 'TIER_250'], ['TIER_10K', 'TIER_10K']],
] as const)('limits %s change one by one', (_, scope, before, after) => {
  const main = account();
  main.numbers(numbersWith(scope, ...before));
  const compared = main.numbers(numbersWith(scope, ...after));
  expect(compared.changes.map(({ kind }) => kind)).toEqual(['limit', 'limit']);
});

test('each WABA has its own change', () => {
  const main = account();
  const rows = (tier: MessagingLimitTier) =>
    ['a', 'b'].flatMap((wabaId) =>
      numbersWith('portfolio', tier, tier).map((row) => ({ ...row, id: wabaId + row.id, wabaId })),
    );
  main.numbers(rows('TIER_1K'));
  const { changes } = main.numbers(rows('TIER_10K'));
  expect(changes).toMatchObject([
    { wabaId: 'a', count: 2 },
    { wabaId: 'b', count: 2 },
  ]);
});

test('a limit that numbers and WABA report is reported once, whichever is fetched first', () => {
  const main = account();
  const fetchNumbers = (tier: MessagingLimitTier) => summaryOf(main.numbers(numbersWith('portfolio', tier, tier)));
  const fetchWabas = (tier: MessagingLimitTier) => summaryOf(main.wabas(wabaWith(tier)));
  fetchNumbers('TIER_1K');
  fetchWabas('TIER_1K');
  expect(fetchNumbers('TIER_10K')).toEqual(['waba-limit TIER_1K>TIER_10K better']);
  expect(fetchWabas('TIER_10K')).toEqual([]);
  expect(fetchWabas('TIER_1K')).toEqual(['waba-limit TIER_10K>TIER_1K worse']);
  expect(fetchNumbers('TIER_1K')).toEqual([]);
});

test('the limit of the only number of a WABA is that of the WABA, if the WABA reports one', () => {
  const main = account();
  main.numbers(numbersWith('portfolio', 'TIER_1K'));
  expect(summaryOf(main.numbers(numbersWith('portfolio', 'TIER_10K')))).toEqual(['limit TIER_1K>TIER_10K better']);
  main.wabas(wabaWith('TIER_10K'));
  expect(summaryOf(main.numbers(numbersWith('portfolio', 'TIER_1K')))).toEqual(['waba-limit TIER_10K>TIER_1K worse']);
  expect(summaryOf(main.wabas(wabaWith('TIER_1K')))).toEqual([]);
});

test('the limit of a WABA that reports another one than its numbers is reported', () => {
  const main = account();
  main.numbers(numbersWith('portfolio', 'TIER_10K', 'TIER_10K'));
  main.wabas(wabaWith('TIER_1K'));
  expect(summaryOf(main.wabas(wabaWith('TIER_10K')))).toEqual(['waba-limit TIER_1K>TIER_10K better']);
});
