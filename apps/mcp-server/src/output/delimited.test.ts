import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from './column.js';
import { csv, tsv } from './delimited.js';

const columns = columnsOf(['account', 'name']);
const cell = fc.string({ unit: fc.constantFrom(...'ab ,;|\t"\'=+-@＝\n\r\u0000\u001b\u2028é流', '💡'), maxLength: 12 });
const row = fc.record({ account: cell, name: cell });

it('a CSV reader reads the rows and fields, with any text', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const read: string[][] = parse(csv(columns, rows, true));
      expect(read).toHaveLength(rows.length + 1);
      expect(read[0]).toEqual(['account', 'name']);
      // Besides the marks against formulas and control characters, the text is the same.
      const plain = (text = '') => text.replace(/[\p{Cc}\u2028]+/gu, ' ').replaceAll("'", '');
      expect(read.slice(1).map((cells) => cells.map(plain))).toEqual(
        rows.map(({ account, name }) => [plain(account), plain(name)]),
      );
    }),
  );
});

it.each([',', ';', '\t', '|'])('no cell is a formula in a reader that separates with %j', (separator) => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const cells = csv(columns, rows, false)
        .split(/\r\n/)
        .flatMap((line) => line.split(separator));
      expect(cells.filter((text) => /^"?\s*[=+\-@＝＋－＠]/.test(text))).toEqual([]);
    }),
  );
});

it('a phone number stays as it is', () => {
  expect(csv(columns, [{ account: '+4915228817386', name: '+49 1522' }], false)).toBe(`+4915228817386,"'+49 1522"\r\n`);
});

describe('tab-separated rows', () => {
  it('have one line a row and one cell a field, with any text', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const lines = tsv(columns, rows, false).split('\n').slice(0, -1);
        expect(lines.map((line) => line.split('\t').length)).toEqual(rows.map(() => 2));
        expect(lines.join('')).not.toMatch(/[^\P{Cc}\t]|\u2028/u);
      }),
    );
  });

  it('cut nothing, and join lists with commas', () => {
    const long = 'x'.repeat(5_000);
    expect(tsv(columns, [{ account: long, name: ['a', 'b'] }], true)).toBe(`account\tname\n${long}\ta,b\n`);
  });

  it('have the member of a field', () => {
    const rows = [{ lastFailure: { code: 'auth' } }, {}];
    expect(tsv(columnsOf(['lastFailure.code', 'lastFailure']), rows, false)).toBe('auth\t{"code":"auth"}\n\t\n');
  });
});
