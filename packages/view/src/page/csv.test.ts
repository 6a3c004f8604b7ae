import { expect, test } from 'vitest';
import { csvOf } from './csv.js';

test('a file has a column for each field of any row, in order of appearance', () => {
  const rows = [
    { account: 'a', reasons: ['number-banned', { code: 'quality-red', severity: 'notice' }] },
    { limit: 250 },
  ];
  expect(csvOf(rows)).toBe('account,reasons,limit\r\na,number-banned quality-red,\r\n,,250\r\n');
});

test('quotes, commas and line breaks stay in their cell', () => {
  expect(csvOf([{ name: 'a "b",\r\nc' }])).toBe('name\r\n"a ""b"",\r\nc"\r\n');
});

test.each(['=1+1', '+1+1', '-1', '@a', '\t=1', '\r=1'])('a spreadsheet reads %j as text', (name) => {
  expect(csvOf([{ name }])).toMatch(/^name\r\n"?'/);
});

test('a phone number stays as it is', () => {
  expect(csvOf([{ number: '+4915112345678' }])).toBe('number\r\n+4915112345678\r\n');
});
