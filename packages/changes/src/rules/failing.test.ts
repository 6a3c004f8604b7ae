import { expect, test } from 'vitest';
import { account, minute, told } from '../__fixtures__/account.js';

const rows = [{ id: '1' }];

test('a failure that does not pass is told at once, and once', () => {
  const main = account();
  main.numbers(rows);
  main.numbers(rows);
  const { changes } = main.fails('auth');
  expect(changes).toMatchObject([{ kind: 'account-failing', direction: 'worse', to: 'auth', since: minute(1) }]);
  expect(told(main.fails('auth'))).toEqual([]);
  expect(told(main.numbers(rows))).toEqual(['account-recovered auth> better']);
  expect(told(main.numbers(rows))).toEqual([]);
});

test('a failure that may pass is told after the second in a row', () => {
  const main = account();
  main.numbers(rows);
  expect(told(main.fails('timeout'))).toEqual([]);
  expect(told(main.numbers(rows))).toEqual([]);
  main.fails('timeout');
  expect(told(main.fails('unavailable'))).toEqual(['account-failing >unavailable worse']);
  expect(told(main.fails('timeout'))).toEqual([]);
});

test('a failure that becomes one that does not pass is told again', () => {
  const main = account();
  main.numbers(rows);
  main.fails('unavailable');
  main.fails('unavailable');
  expect(told(main.fails('auth'))).toEqual(['account-failing unavailable>auth worse']);
  expect(told(main.fails('unavailable'))).toEqual([]);
  expect(told(main.fails('auth'))).toEqual([]);
});

test('a failure changes no number, and what changed meanwhile is told after it', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'GREEN' }, { id: '2' }, { id: '3' }]);
  main.fails('auth');
  main.fails('auth');
  const { changes } = main.numbers([{ id: '1', qualityRating: 'RED' }, { id: '2' }, { id: '3' }]);
  expect(changes).toMatchObject([{ kind: 'account-recovered' }, { kind: 'quality', since: minute(1) }]);
});

test('an account that fails from the beginning has not changed', () => {
  const main = account();
  expect(told(main.fails('timeout'))).toEqual([]);
  expect(told(main.fails('timeout'))).toEqual([]);
  expect(told(main.fails('auth'))).toEqual([]);
  expect(told(main.numbers(rows))).toEqual(['account-recovered auth> better']);
});
