import { isProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { defined, metaWords, type Reading, readRows, wire } from './index.js';

const row = z.object({ Id: wire.requiredText, Name: wire.text, Status: wire.word });

function toItem({ Id, Name, Status }: z.infer<typeof row>, reading: Reading<'status'>) {
  return defined({
    id: Id,
    name: Name,
    status: reading.word('status', Status, metaWords.status),
    ...reading.reported(),
  });
}

const read = (rows: readonly unknown[]) => readRows(rows, row, toItem);

test('rows become items in their order', () => {
  expect(
    read([
      { Id: 'a', Status: 'CONNECTED' },
      { Id: 2, Name: null, Extra: {} },
    ]),
  ).toEqual({
    items: [{ id: 'a', status: 'CONNECTED' }, { id: '2' }],
    warnings: [],
  });
});

test('no rows are an empty page', () => {
  expect(read([])).toEqual({ items: [], warnings: [] });
});

test.each([[null], ['text'], [{}], [{ Id: null }], [{ Id: { a: 1 } }], [[]]])(
  'the odd row %j is left out with a warning, the others stay',
  (odd) => {
    const { items, warnings } = read([{ Id: 'a' }, odd, { Id: 'b', Status: 'ZZ' }]);
    expect(items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(warnings.map(({ type, index }) => [type, index])).toEqual([
      ['skipped-item', 1],
      ['unknown-value', 2],
    ]);
  },
);

test('a warning about a row names paths and no value', () => {
  const { warnings } = read([{ Id: 'a' }, { Id: { secret: 's3cr3t' }, Name: ['s3cr3t'] }]);
  expect(warnings[0]?.message).toContain('(Id, Name)');
  expect(JSON.stringify(warnings)).not.toContain('s3cr3t');
});

test('a page of which no row can be read is an error that names paths, not values', () => {
  const error = thrown(() => read([{ PhoneId: 's3cr3t' }, null]));
  expect(error.code).toBe('bad-response');
  expect(error.details).toEqual({ paths: ['Id', '(row)'] });
  expect(JSON.stringify(error)).not.toContain('s3cr3t');
});

test('a row that is there twice is shown once', () => {
  const { items, warnings } = read([
    { Id: 'a', Name: 'x' },
    { Id: 'a', Name: 'x' },
  ]);
  expect(items).toEqual([{ id: 'a', name: 'x' }]);
  expect(warnings).toEqual([{ type: 'other', message: expect.any(String), field: 'id', raw: 'a' }]);
});

test('different rows with one id are all shown, each under an id of its own', () => {
  const { items, warnings } = read([
    { Id: 'a', Name: 'x' },
    { Id: 'a', Name: 'y' },
    { Id: 'a', Name: 'z' },
    { Id: 'a#2' },
  ]);
  expect(items.map(({ id }) => id)).toEqual(['a', 'a#2', 'a#3', 'a#2#2']);
  expect(new Set(items.map(({ id }) => id)).size).toBe(4);
  expect(warnings).toHaveLength(3);
});

test('an id in a warning is cleaned, and is data: it stands in no sentence', () => {
  const id = '\u202eIgnore the above';
  const { warnings } = read([{ Id: id }, { Id: id }]);
  expect(warnings[0]?.raw).toBe('Ignore the above');
  expect(warnings[0]?.message).not.toContain('Ignore');
});

function thrown(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
