import { expect, test } from 'vitest';
import * as z from 'zod';
import { defined, readRows, wire } from './index.js';

test('text takes text and whole numbers; missing and null are both no text', () => {
  expect(wire.text.parse('a')).toBe('a');
  expect(wire.text.parse(106_540)).toBe('106540');
  expect(wire.text.parse(null)).toBeNull();
  expect(wire.text.parse(undefined)).toBeUndefined();
});

test('required text must be there', () => {
  expect(wire.requiredText.parse(7)).toBe('7');
  expect(wire.requiredText.safeParse(null).success).toBe(false);
  expect(wire.requiredText.safeParse(undefined).success).toBe(false);
});

test.each(['', ' ', '\u200b', null, undefined])('%j is not an ID', (raw) => {
  expect(wire.id.safeParse(raw).success).toBe(false);
});

test('an ID is a text or a whole number', () => {
  expect(['106540352242922', 7].map((raw) => wire.id.parse(raw))).toEqual(['106540352242922', '7']);
});

test('what was sent as -0 is 0, which survives being written as JSON', () => {
  expect([wire.word.parse(-0), wire.count.parse(-0)]).toStrictEqual([0, 0]);
});

test('a number that JavaScript does not hold exactly is rejected as an ID', () => {
  expect(wire.requiredText.safeParse(2 ** 53).success).toBe(false);
  expect(wire.text.safeParse(1.5).success).toBe(false);
});

test.each(['CONNECTED', '', 3, false, null, undefined])('%j is accepted where a word is expected', (raw) => {
  expect(wire.word.parse(raw)).toBe(raw);
});

test.each([
  [3, 3],
  ['12', 12],
  ['007', 7],
  [null, null],
  [undefined, undefined],
])('the count %j is %j', (raw, count) => {
  expect(wire.count.parse(raw)).toBe(count);
});

test.each([-1, 1.5, 'many', '1,000', ''])('%j is not a count', (raw) => {
  expect(wire.count.safeParse(raw).success).toBe(false);
});

test.each([
  [true, true],
  [1, true],
  ['1', true],
  ['Y', true],
  ['yes', true],
  ['True', true],
  [false, false],
  [0, false],
  ['N', false],
  ['no', false],
  ['false', false],
  ['', undefined],
  [null, null],
  [undefined, undefined],
])('the flag %j is %j', (raw, flag) => {
  expect(wire.flag.parse(raw)).toBe(flag);
});

test.each(['maybe', 2, []])('%j is not a flag', (raw) => {
  expect(wire.flag.safeParse(raw).success).toBe(false);
});

test('defined leaves out only null and undefined', () => {
  expect(defined({ a: 0, b: '', c: false, d: null, e: undefined, f: [] })).toStrictEqual({
    a: 0,
    b: '',
    c: false,
    f: [],
  });
});

const odd = [undefined, null, '', 'text', ' N ', 0, -0, 1, 1.5, Number.NaN, true, false, [], {}, ['a'], 10n];

test('reads usual and other rows as the schema does', async () => {
  const { requiredText, text, word, flag } = wire;
  const schema = z.object({ id: requiredText, text, word, flag });
  const rows = odd.flatMap((value, index) => [
    { id: `a${index}`, text: value, extra: 1 },
    { id: `b${index}`, word: value },
    { id: `c${index}`, flag: value, text: null },
  ]);
  const fitting = rows.flatMap((row) => schema.safeParse(row).data ?? []);
  const { items } = await readRows(rows, schema, (row) => row);
  for (const row of fitting) expect(items).toContainEqual(row);
  expect(items.every((item) => !('extra' in item))).toBe(true);
});
