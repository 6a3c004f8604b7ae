import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { columnsOf } from './column.js';
import { type TableOptions, table } from './table.js';

const options: TableOptions = { header: true, colors: createColors(false), width: 60, isTerminal: false, wide: false };
const columns = columnsOf(['account', 'limit', 'reasons', 'name']);
const lines = (rows: readonly object[], more: Partial<TableOptions> = {}) =>
  table(columns, rows as never, { ...options, ...more }).split('\n');

it('aligns columns under their headings, numbers on the right', () => {
  expect(
    lines([
      { account: 'oslo', limit: 250, reasons: ['quality-red'], name: 'Lumen' },
      { account: 'singapore', limit: 100_000, name: 'Lumen Vietnam' },
    ]),
  ).toEqual([
    'ACCOUNT     LIMIT  REASONS      NAME',
    'oslo          250  quality-red  Lumen',
    'singapore  100000               Lumen Vietnam',
    '',
  ]);
});

describe('the last column begins at the same place after', () => {
  it.each([
    ['Chinese', '流明科技有限公司', 16],
    ['kana', 'ルーメン', 8],
    ['Hangul', '루멘', 4],
    ['Arabic with marks', 'مُؤَسَّسَة', 5],
    ['Thai with marks', 'ร้านน้ำ', 5],
    ['emoji', '💡', 2],
    ['a flag', '🇩🇪', 2],
    ['a skin tone', '👍🏽', 2],
    ['a letter with a combining accent', 'Cafe\u0301', 4],
  ])('%s', (_, text, width) => {
    const [head = '', line = ''] = lines([{ account: text, name: 'END' }], { wide: true });
    const before = line.slice(0, line.indexOf('END'));
    const shown = before.length - text.length + width;
    expect(shown).toBe(head.indexOf('NAME'));
  });
});

it('cuts only the last column to the width of the terminal', () => {
  const row = { account: 'a'.repeat(30), limit: 1, name: '流明科技有限公司' };
  expect(lines([row], { width: 58 })[1]).toBe(`${'a'.repeat(30)}      1           流明科技…`);
  expect(lines([row], { width: 10 })[1]).toBe(`${'a'.repeat(30)}      1           流明科…`);
  expect(lines([row], { width: 10, wide: true })[1]).toMatch(/流明科技有限公司$/);
});

it('shows the first reason and the count of the others, or all with --wide', () => {
  const row = { reasons: ['number-banned', 'quality-red', 'waba-disabled'] };
  expect(lines([row])[1]).toMatch(/number-banned \+2$/);
  expect(lines([row], { wide: true })[1]).toMatch(/number-banned,quality-red,waba-disabled$/);
});

it('isolates text from right to left on a terminal only', () => {
  const row = { account: 'oslo', limit: 5, name: 'أوركيد' };
  expect(lines([row], { isTerminal: true })[1]).toMatch(/ {2}\u2068أوركيد\u2069$/);
  expect(lines([row])[1]).toMatch(/ {2}أوركيد$/);
  expect(lines([{ name: 'Orchid' }], { isTerminal: true })[1]).not.toContain('\u2068');
});

it('colors words without moving the columns', () => {
  const rows = [
    { account: 'BLOCKED', name: 'a' },
    { account: 'oslo', name: 'b' },
  ];
  const colored = lines(rows, { colors: createColors(true) });
  expect(colored[1]).toBe(`\u001b[31mBLOCKED\u001b[39m  ${' '.repeat(16)}a`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the colors.
  expect(colored.map((line) => line.replace(/\u001b\[\d+m/g, ''))).toEqual(lines(rows));
});

it('has no header if none is wanted', () => {
  expect(lines([{ account: 'oslo' }], { header: false })).toEqual(['oslo', '']);
});

it.each(['\n', '\t', '\u001b[31m', '\u009b31m', '\u2028', '\r'])('keeps %j out of a cell', (text) => {
  expect(lines([{ account: `a${text}b`, name: 'end' }])).toHaveLength(3);
  expect(lines([{ account: `a${text}b`, name: 'end' }]).join('')).not.toMatch(/[\p{Cc}\u2028]/u);
});
