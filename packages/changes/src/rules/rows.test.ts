import type { PhoneNumber } from '@wabascope/core';
import { expect, test } from 'vitest';
import { account, minute, summaryOf } from '../__fixtures__/account.js';

const rows = (...ids: readonly string[]): PhoneNumber[] => ids.map((id) => ({ id, status: 'CONNECTED' }));

test('a new number appears once', () => {
  const main = account();
  main.numbers(rows('1'));
  const { changes } = main.numbers(rows('1', '2'));
  expect(changes).toMatchObject([{ kind: 'number-appeared', direction: 'better', numberId: '2', since: minute(1) }]);
  expect(summaryOf(main.numbers(rows('1', '2')))).toEqual([]);
});

test('a number is gone after two complete fetches without it, since the last one with it', () => {
  const main = account();
  main.numbers(rows('1', '2', '3'));
  expect(main.numbers(rows('1', '2'))).toMatchObject({ changes: [], unsettled: ['numbers'] });
  const { changes, unsettled } = main.numbers(rows('1', '2'));
  expect(changes).toMatchObject([
    { kind: 'number-gone', direction: 'worse', numberId: '3', since: minute(1), seenAt: minute(3) },
  ]);
  expect(unsettled).toEqual([]);
  expect(summaryOf(main.numbers(rows('1', '2')))).toEqual([]);
  expect(summaryOf(main.numbers(rows('1', '2', '3')))).toEqual(['number-appeared > better']);
});

test('a number that is missing once is not gone, and what changed meanwhile is reported', () => {
  const main = account();
  main.numbers(rows('1', '2', '3'));
  main.numbers(rows('1', '2'));
  const { changes } = main.numbers([...rows('1', '2'), { id: '3', status: 'FLAGGED' }]);
  expect(changes).toMatchObject([{ kind: 'status', to: 'FLAGGED', since: minute(1), seenAt: minute(3) }]);
  main.numbers(rows('1', '2'));
  expect(summaryOf(main.numbers([...rows('1', '2'), { id: '3', status: 'FLAGGED' }]))).toEqual([]);
});

test('if more than half of the numbers vanish at once, a third fetch must confirm it', () => {
  const main = account();
  main.numbers(rows('1', '2', '3'));
  expect(main.numbers(rows('1'))).toMatchObject({ changes: [], mostMissing: 2 });
  expect(summaryOf(main.numbers(rows('1')))).toEqual([]);
  expect(summaryOf(main.numbers(rows('1')))).toEqual(['number-gone > worse', 'number-gone > worse']);
});

test('an empty listing does not end an account', () => {
  const main = account();
  main.numbers(rows('1', '2'));
  main.numbers([]);
  main.numbers([]);
  expect(summaryOf(main.numbers(rows('1', '2')))).toEqual([]);
});

test('while rows of a listing cannot be read, no number is gone', () => {
  const main = account();
  main.numbers(rows('1', '2', '3'));
  for (let fetch = 0; fetch < 4; fetch += 1) {
    expect(summaryOf(main.numbers(rows('1', '2'), { hasSkippedRows: true }))).toEqual([]);
  }
  main.numbers(rows('1', '2'));
  expect(summaryOf(main.numbers(rows('1', '2')))).toEqual(['number-gone > worse']);
});

test('a number that gets another ID is the same number', () => {
  const main = account();
  const number: PhoneNumber = { id: 'old', phoneNumber: '+4915112345678', status: 'CONNECTED' };
  main.numbers([number, ...rows('2')]);
  const { changes } = main.numbers([{ ...number, id: 'new', status: 'FLAGGED' }, ...rows('2')]);
  expect(changes).toMatchObject([{ kind: 'status', numberId: 'new', to: 'FLAGGED' }]);
  expect(summaryOf(main.numbers([{ ...number, id: 'new', status: 'FLAGGED' }, ...rows('2')]))).toEqual([]);
});

test('a number that is listed twice, and then under another ID, is not taken for another', () => {
  const main = account();
  const number: PhoneNumber = { id: 'a', phoneNumber: '+4915112345678' };
  main.numbers([number, { ...number, id: 'b' }, ...rows('2', '3')]);
  expect(summaryOf(main.numbers([{ ...number, id: 'c' }, ...rows('2', '3')]))).toEqual(['number-appeared > better']);
});

test('of two rows with one ID, the first counts', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'GREEN' }]);
  const compared = main.numbers([
    { id: '1', qualityRating: 'GREEN' },
    { id: '1', qualityRating: 'RED' },
  ]);
  expect(summaryOf(compared)).toEqual([]);
});

test('IDs may be names of members of an object', () => {
  const main = account();
  const ids = ['__proto__', 'constructor', 'toString'];
  main.numbers(rows('1', '2', '3', '4'));
  expect(summaryOf(main.numbers(rows('1', '2', '3', '4', ...ids)))).toHaveLength(3);
  expect(summaryOf(main.numbers(rows('1', '2', '3', '4', ...ids)))).toEqual([]);
  main.numbers(rows('1', '2', '3', '4'));
  expect(summaryOf(main.numbers(rows('1', '2', '3', '4')))).toHaveLength(3);
});

test('an equal fetch keeps the baseline, and renews its time after an hour', () => {
  const main = account();
  const { baseline } = main.numbers(rows('1'));
  expect(main.numbers(rows('1')).baseline).toBe(baseline);
  expect(main.numbers(rows('1'), { after: 60 }).baseline).toEqual({ ...baseline, numbersAt: minute(62) });
});
