import type { AccountFailure } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { statusOf } from './result-status.js';

const failure = (shown: AccountFailure['shown']): AccountFailure => ({
  account: 'oslo',
  provider: 'acme',
  code: 'auth',
  message: 'No.',
  retryable: false,
  shown,
});

it.each([
  ['all accounts work', [], 2, false, 0],
  ['all accounts work and --fail-on matches', [], 2, true, 4],
  ['an account fails', [failure('nothing')], 2, false, 3],
  ['an account fails and --fail-on matches', [failure('nothing')], 2, true, 3],
  ['all accounts fail', [failure('nothing'), failure('nothing')], 2, false, 1],
  ['all accounts fail but have earlier rows', [failure('earlier'), failure('part')], 2, true, 3],
  ['no account is chosen', [], 0, false, 0],
] as const)('when %s', (_, failures, accounts, matches, status) => {
  expect(statusOf({ failures, accounts, matches })).toBe(status);
});
