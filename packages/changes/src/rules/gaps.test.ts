import type { PhoneNumber } from '@wabascope/core';
import { expect, test } from 'vitest';
import { account, minute, summaryOf } from '../__fixtures__/account.js';

const day = 24 * 60;

test('a field that the provider starts or stops reporting is not a change', () => {
  const main = account();
  main.numbers([{ id: '1', status: 'CONNECTED' }]);
  expect(summaryOf(main.numbers([{ id: '1', status: 'CONNECTED', qualityRating: 'RED', verifiedName: 'A' }]))).toEqual(
    [],
  );
  expect(summaryOf(main.numbers([{ id: '1', status: 'CONNECTED' }]))).toEqual([]);
});

test('a change across a gap of less than a day is summaryOf, since the last fetch with the old value', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'GREEN' }]);
  main.numbers([{ id: '1' }]);
  main.numbers([{ id: '1' }]);
  const { changes } = main.numbers([{ id: '1', qualityRating: 'RED' }]);
  expect(changes).toMatchObject([{ kind: 'quality', from: 'GREEN', to: 'RED', since: minute(1), seenAt: minute(4) }]);
});

test('after a day without a field, its next value is not a change', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'GREEN' }]);
  main.numbers([{ id: '1' }], { after: day + 1 });
  expect(summaryOf(main.numbers([{ id: '1', qualityRating: 'RED' }]))).toEqual([]);
});

test.each<[string, Omit<PhoneNumber, 'id'>]>([
  ['a status', {}],
  ['a health verdict', { status: 'CONNECTED' }],
])('a fetch without %s does not change whether the number can send', (_, part) => {
  const main = account();
  const whole: PhoneNumber = { id: '1', status: 'CONNECTED', healthStatus: { canSendMessage: 'LIMITED' } };
  main.numbers([whole]);
  expect(summaryOf(main.numbers([{ id: '1', ...part }]))).toEqual([]);
  expect(summaryOf(main.numbers([whole]))).toEqual([]);
  main.numbers([{ id: '1', ...part }]);
  const blocked = main.numbers([{ ...whole, healthStatus: { canSendMessage: 'BLOCKED' } }]);
  expect(blocked.changes).toMatchObject([{ kind: 'can-send', from: 'LIMITED', to: 'BLOCKED', since: minute(3) }]);
});

test('a day after a health verdict was last reported, the other fields decide without a change', () => {
  const main = account();
  main.numbers([{ id: '1', status: 'CONNECTED', healthStatus: { canSendMessage: 'BLOCKED' } }]);
  main.numbers([{ id: '1', status: 'CONNECTED' }]);
  expect(summaryOf(main.numbers([{ id: '1', status: 'CONNECTED' }], { after: day }))).toEqual([]);
  expect(summaryOf(main.numbers([{ id: '1', status: 'BANNED' }]))).toEqual([
    'status CONNECTED>BANNED worse',
    'can-send AVAILABLE>BLOCKED worse',
  ]);
});
