import { expect, test } from 'vitest';
import { listingOf, type ViewData } from './listing.js';
import { reportColumns } from './report-columns.js';

function labels(rows: readonly object[]): string[] {
  return reportColumns(listingOf({ numbers: rows }) as ViewData).map(({ label }) => label);
}

test('a column without a value in any row is left out', () => {
  expect(
    labels([
      { account: 'a', number: '+491' },
      { account: 'b', number: '+492', quality: 'RED' },
    ]),
  ).toEqual(['Number', 'Quality', 'Account']);
});

test('fields that were chosen have columns, those below another value do not', () => {
  const row = { account: 'a', number: '+491', name: 'Palm', reasons: ['quality-red'], verdictFrom: 'inferred' };
  expect(labels([{ ...row, nameStatus: 'APPROVED', wabaId: '7' }])).toEqual([
    'Number',
    'Account',
    'Name status',
    'WABA id',
  ]);
});

test('rows with every field of the model have the usual columns', () => {
  const fields = Array.from({ length: 20 }, (_, index) => [`field${index}`, 'x']);
  expect(labels([{ account: 'a', ...Object.fromEntries(fields) }])).toEqual(['Number', 'Account']);
});
