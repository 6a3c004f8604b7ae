import type { PhoneNumber, Waba } from '@wabascope/core';
import { expect, test } from 'vitest';
import { account, minute, summaryOf } from '../__fixtures__/account.js';

const numbers: PhoneNumber[] = [{ id: '1', wabaId: '9', status: 'CONNECTED' }];
const waba: Waba = { id: '9', name: 'Shop', accountReviewStatus: 'APPROVED', status: 'ACTIVE' };

test.each<[Partial<Waba>, Partial<Waba>, ...string[]]>([
  [{ status: 'ACTIVE' }, { status: 'RESTRICTED' }, 'waba-status ACTIVE>RESTRICTED worse'],
  [{ status: 'DISABLED' }, { status: 'ACTIVE' }, 'waba-status DISABLED>ACTIVE better'],
  [{ accountReviewStatus: 'PENDING' }, { accountReviewStatus: 'APPROVED' }, 'waba-review PENDING>APPROVED better'],
  [{ accountReviewStatus: 'UNKNOWN' }, { accountReviewStatus: 'REJECTED' }, 'waba-review UNKNOWN>REJECTED neutral'],
  [
    { businessVerificationStatus: 'verified' },
    { businessVerificationStatus: 'revoked' },
    'business-verification verified>revoked worse',
  ],
  [{ name: 'A' }, { name: 'B' }],
  [{}, { status: 'DISABLED' }],
])('a WABA that goes from %j to %j', (before, after, ...expected) => {
  const main = account();
  main.wabas([{ id: '9', ...before }]);
  expect(summaryOf(main.wabas([{ id: '9', ...after }]))).toEqual(expected);
});

test('a WABA that comes or goes is not a change', () => {
  const main = account();
  main.wabas([waba]);
  expect(summaryOf(main.wabas([waba, { id: '8' }]))).toEqual([]);
  for (let fetch = 0; fetch < 4; fetch += 1) expect(summaryOf(main.wabas([waba]))).toEqual([]);
  expect(main.baseline?.wabas).not.toHaveProperty('8');
});

test.each(['numbers', 'wabas'] as const)('the first fetch of both, %s first, changes nothing', (first) => {
  const main = account();
  const rejected: Waba = { ...waba, accountReviewStatus: 'REJECTED' };
  const fetches = [() => main.numbers(numbers), () => main.wabas([rejected])];
  for (const fetch of first === 'numbers' ? fetches : fetches.toReversed()) expect(summaryOf(fetch())).toEqual([]);
  expect(summaryOf(main.numbers(numbers))).toEqual([]);
  expect(main.baseline?.numbers['1']?.canSend).toBe('BLOCKED');
});

test('a WABA changes whether its numbers can send, since its own last fetch', () => {
  const main = account();
  main.numbers(numbers);
  main.wabas([waba]);
  main.numbers(numbers);
  const { changes } = main.wabas([{ ...waba, status: 'DISABLED' }]);
  expect(changes).toMatchObject([
    { kind: 'waba-status', wabaId: '9', name: 'Shop', since: minute(2) },
    { kind: 'can-send', numberId: '1', to: 'BLOCKED', reasons: ['waba-disabled'], since: minute(2) },
  ]);
  expect(summaryOf(main.numbers(numbers))).toEqual([]);
});

test('WABAs that cannot be listed do not make the account fail', () => {
  const main = account();
  main.numbers(numbers);
  main.wabas([waba]);
  expect(summaryOf(main.fails('permission', 'wabas'))).toEqual([]);
  expect(summaryOf(main.fails('permission', 'wabas'))).toEqual([]);
  expect(summaryOf(main.wabas([waba]))).toEqual([]);
});
