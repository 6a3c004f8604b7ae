import { expect, test } from 'vitest';
import { retryAfterMs } from './index.js';

const now = Date.parse('2026-01-15T08:00:00Z');
const wait = (headers: Record<string, string>, status = 429) =>
  retryAfterMs(new Response(null, { status, headers }), now);

test.each<[string, Record<string, string>, number | undefined]>([
  ['whole seconds', { 'retry-after': '30' }, 30_000],
  ['a fraction of seconds', { 'retry-after': '1.5' }, 1_500],
  ['no wait at all', { 'retry-after': '0' }, 0],
  ['a date', { 'retry-after': 'Thu, 15 Jan 2026 08:00:30 GMT' }, 30_000],
  ['a date of RFC 850', { 'retry-after': 'Thursday, 15-Jan-26 08:00:30 GMT' }, 30_000],
  ['a date of asctime', { 'retry-after': 'Thu Jan 15 08:00:30 2026' }, 30_000],
  ['a date that has passed', { 'retry-after': 'Thu, 15 Jan 2026 07:00:00 GMT' }, 0],
  ['milliseconds of Alibaba Cloud', { 'x-acs-retry-after': '1200', 'retry-after': '30' }, 1_200],
  ['seconds until the reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '12.5' }, 12_500],
  [
    'the moment of the reset in Unix seconds',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1768464030' },
    30_000,
  ],
  [
    'the moment of the reset in milliseconds',
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1768464030500' },
    30_500,
  ],
  ['a reset that has passed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1768460000' }, 0],
  ['a reset without the rest of the budget', { 'x-ratelimit-reset': '40' }, 40_000],
  ['a reset while requests are left', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '40' }, undefined],
  ['a negative number', { 'retry-after': '-5' }, undefined],
  ['a word', { 'retry-after': 'soon' }, undefined],
  ['a number beyond all numbers', { 'retry-after': '9'.repeat(400) }, undefined],
  ['nothing', {}, undefined],
])('%s', (_, headers, expected) => {
  expect(wait(headers)).toBe(expected);
});

test('on a success, a reset counts only when the last request is spent', () => {
  expect(wait({ 'x-ratelimit-reset': '40' }, 200)).toBeUndefined();
  expect(wait({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '40' }, 200)).toBe(40_000);
});
