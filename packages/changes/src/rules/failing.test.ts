import { expect, test } from 'vitest';
import { account, minute, summaryOf } from '../__fixtures__/account.js';

const rows = [{ id: '1' }];

test('a failure that does not pass is reported at once, and once', () => {
  const main = account();
  main.numbers(rows);
  main.numbers(rows);
  const { changes } = main.fails('auth');
  expect(changes).toMatchObject([{ kind: 'account-failing', direction: 'worse', to: 'auth', since: minute(1) }]);
  expect(summaryOf(main.fails('auth'))).toEqual([]);
  expect(summaryOf(main.numbers(rows))).toEqual(['account-recovered auth> better']);
  expect(summaryOf(main.numbers(rows))).toEqual([]);
});

test('a failure that may pass is reported after the second in a row', () => {
  const main = account();
  main.numbers(rows);
  expect(summaryOf(main.fails('timeout'))).toEqual([]);
  expect(summaryOf(main.numbers(rows))).toEqual([]);
  main.fails('timeout');
  expect(summaryOf(main.fails('unavailable'))).toEqual(['account-failing >unavailable worse']);
  expect(summaryOf(main.fails('timeout'))).toEqual([]);
});

test('a failure that becomes one that does not pass is reported again', () => {
  const main = account();
  main.numbers(rows);
  main.fails('unavailable');
  main.fails('unavailable');
  expect(summaryOf(main.fails('auth'))).toEqual(['account-failing unavailable>auth worse']);
  expect(summaryOf(main.fails('unavailable'))).toEqual([]);
  expect(summaryOf(main.fails('auth'))).toEqual([]);
});

test('a failure changes no number, and what changed meanwhile is reported after it', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'GREEN' }, { id: '2' }, { id: '3' }]);
  main.fails('auth');
  main.fails('auth');
  const { changes } = main.numbers([{ id: '1', qualityRating: 'RED' }, { id: '2' }, { id: '3' }]);
  expect(changes).toMatchObject([{ kind: 'account-recovered' }, { kind: 'quality', since: minute(1) }]);
});

test('an account that fails from the beginning has not changed', () => {
  const main = account();
  expect(summaryOf(main.fails('timeout'))).toEqual([]);
  expect(summaryOf(main.fails('timeout'))).toEqual([]);
  expect(summaryOf(main.fails('auth'))).toEqual([]);
  expect(summaryOf(main.numbers(rows))).toEqual(['account-recovered auth> better']);
});
