import type { PhoneNumber } from '@wabascope/core';
import { expect, test } from 'vitest';
import { account, summaryOf } from '../__fixtures__/account.js';

const unknown: PhoneNumber = { id: '1', status: 'UNKNOWN', reported: { status: 'LIVE' } };
const understood: PhoneNumber = { id: '1', status: 'CONNECTED', reported: { status: 'LIVE' } };

test('a word that is understood since an update of the program is not a change, nor is what follows from it', () => {
  const main = account();
  main.numbers([unknown], { mapping: '1' });
  expect(summaryOf(main.numbers([understood], { mapping: '2' }))).toEqual([]);
  expect(summaryOf(main.numbers([{ ...understood, status: 'BANNED', reported: {} }], { mapping: '2' }))).toEqual([
    'status CONNECTED>BANNED worse',
    'can-send AVAILABLE>BLOCKED worse',
  ]);
});

test('a word of the model that gets another meaning is not a change', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'RED' }], { mapping: '1' });
  const after: PhoneNumber = { id: '1', qualityRating: 'UNKNOWN', reported: { qualityRating: 'RED' } };
  expect(summaryOf(main.numbers([after], { mapping: '2' }))).toEqual([]);
});

test('another word is a change, also after an update', () => {
  const main = account();
  main.numbers([{ id: '1', qualityRating: 'GREEN', reported: { qualityRating: 'High' } }], { mapping: '1' });
  const after: PhoneNumber = { id: '1', qualityRating: 'RED', reported: { qualityRating: 'Low' } };
  expect(summaryOf(main.numbers([after], { mapping: '2' }))).toEqual(['quality GREEN>RED worse']);
});

test('without an update, the same word may mean something else because of another field', () => {
  const main = account();
  main.numbers([unknown]);
  expect(summaryOf(main.numbers([understood]))).toEqual([
    'status UNKNOWN>CONNECTED neutral',
    'can-send UNKNOWN>AVAILABLE neutral',
  ]);
});

test('numbers and WABAs are each compared by their own rules after an update', () => {
  const main = account();
  const waba = { id: '9', reported: { status: 'LIVE' } };
  main.numbers([unknown], { mapping: '1' });
  main.wabas([{ ...waba, status: 'UNKNOWN' }], { mapping: '1' });
  expect(summaryOf(main.numbers([understood], { mapping: '2' }))).toEqual([]);
  expect(summaryOf(main.wabas([{ ...waba, status: 'ACTIVE' }], { mapping: '2' }))).toEqual([]);
  expect(summaryOf(main.wabas([{ id: '9', status: 'DISABLED' }], { mapping: '2' }))).toEqual([
    'waba-status ACTIVE>DISABLED worse',
    'can-send AVAILABLE>BLOCKED worse',
  ]);
});
