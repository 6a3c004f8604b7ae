import { expect, it } from 'vitest';
import { isMet } from './report.mjs';
import { interleaved } from './rounds.mjs';
import { median, percentile } from './statistics.mjs';

it('the median of an odd number of values is the middle one, in any order', () => {
  expect(median([9, 1, 100])).toBe(9);
});

it('the 99th percentile of a hundred values is the last but one', () => {
  expect(
    percentile(
      Array.from({ length: 100 }, (_, index) => 100 - index),
      0.99,
    ),
  ).toBe(99);
});

it('a ratio at the limit is met, and one beyond it is not', () => {
  expect(isMet({ against: 'x', is: 1.5, atMost: 1.5 })).toBe(true);
  expect(isMet({ against: 'x', is: 1.51, atMost: 1.5 })).toBe(false);
  expect(isMet({ against: 'x', is: 0.97, atLeast: 0.98 })).toBe(false);
});

it('subjects take turns, and the first round does not count', async () => {
  const order: string[] = [];
  let count = 0;
  const subject = (name: string) => async () => {
    order.push(name);
    count += 1;
    return count;
  };
  const samples = await interleaved({ ours: subject('ours'), theirs: subject('theirs') }, 2);
  expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs', 'ours', 'theirs']);
  expect([...samples]).toEqual([
    ['ours', [3, 5]],
    ['theirs', [4, 6]],
  ]);
});
