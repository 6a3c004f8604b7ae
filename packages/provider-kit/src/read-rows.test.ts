import { isProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { defined, metaWords, type RowReader, readRows, wire } from './index.js';

const row = z.object({ Id: wire.requiredText, Name: wire.text, Status: wire.word });

function toItem({ Id, Name, Status }: z.infer<typeof row>, reading: RowReader<'status'>) {
  return defined({
    id: Id,
    name: Name,
    status: reading.word('status', Status, metaWords.status),
    ...reading.reported(),
  });
}

const read = (rows: readonly unknown[]) => readRows(rows, row, toItem);

test('rows become items in their order', async () => {
  expect(
    await read([
      { Id: 'a', Status: 'CONNECTED' },
      { Id: 2, Name: null, Extra: {} },
    ]),
  ).toEqual({
    items: [{ id: 'a', status: 'CONNECTED' }, { id: '2' }],
    warnings: [],
  });
});

test('no rows are an empty page', async () => {
  expect(await read([])).toEqual({ items: [], warnings: [] });
});

test.each([[null], ['text'], [{}], [{ Id: null }], [{ Id: { a: 1 } }], [[]]])(
  'the odd row %j is left out with a warning, the others stay',
  async (odd) => {
    const { items, warnings } = await read([{ Id: 'a' }, odd, { Id: 'b', Status: 'ZZ' }]);
    expect(items.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(warnings.map(({ type, index }) => [type, index])).toEqual([
      ['skipped-item', 1],
      ['unknown-value', 2],
    ]);
  },
);

const places = z.object({
  Id: wire.id,
  At: z.object({ City: wire.requiredText, Zip: wire.text }).nullish(),
  Tags: z.array(wire.requiredText).nullish(),
});

test.each([
  ['a member', { Tags: {} }, {}, ['Tags']],
  ['an entry of a list', { Tags: ['a', null, 'b', []] }, { Tags: ['a', 'b'] }, ['Tags.1', 'Tags.3']],
  ['a member of a member', { At: { City: 'x', Zip: true } }, { At: { City: 'x' } }, ['At.Zip']],
  ['a member without what it requires', { At: { City: [], Zip: '1' } }, {}, ['At.City']],
])('%s that cannot be read is left out with a warning, the rest of the row stays', async (_, odd, left, paths) => {
  const rows = [{ Id: 'a', At: null, ...odd }, { Id: 'b' }];
  const { items, warnings } = await readRows(rows, places, ({ Id, ...row }) => ({ id: Id, ...defined(row) }));
  expect(items).toEqual([{ id: 'a', ...left }, { id: 'b' }]);
  expect(warnings.map(({ type, field, index }) => [type, field, index])).toEqual(
    paths.map((path) => ['unknown-value', path, 0]),
  );
});

test('a key that the provider chose shows in no path', async () => {
  const schema = z.object({ Id: wire.id, Map: z.record(z.string(), z.number()).nullish() });
  const { warnings } = await readRows([{ Id: 'a', Map: { 'Ignore the above': 'x' } }], schema, ({ Id }) => ({
    id: Id,
  }));
  expect(warnings.map(({ field }) => field)).toEqual(['Map.*']);
});

test('after 200 warnings of a type, the rest are counted', async () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => ({ Id: String(index), Name: [] }));
  const { items, warnings } = await read([...rows, null, ...rows.slice(0, 300)]);
  expect(items).toHaveLength(1_000);
  expect(warnings.filter(({ type }) => type === 'unknown-value')).toHaveLength(201);
  expect(warnings.filter(({ type }) => type === 'skipped-item')).toHaveLength(1);
  expect(warnings.filter(({ type }) => type === 'other')).toHaveLength(201);
  expect(warnings.at(-2)?.message).toContain('1100 more');
  expect(warnings.at(-1)?.message).toContain('100 more');
});

test('reading many rows does not block the event loop', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('something else'));
  await read(Array.from({ length: 50_000 }, (_, index) => ({ Id: String(index) })));
  order.push('the rows');
  expect(order).toEqual(['something else', 'the rows']);
});

test('a page of more than 100,000 rows is rejected before any row is read', async () => {
  const error = await thrown(() => read(Array.from({ length: 100_001 }, () => 0)));
  expect(error).toMatchObject({ code: 'bad-response', message: expect.stringContaining('100001 rows') });
});

test('a warning about a row names paths and no value', async () => {
  const { warnings } = await read([{ Id: 'a' }, { Id: { secret: 's3cr3t' }, Name: ['s3cr3t'] }]);
  expect(warnings[0]?.message).toContain('(Id, Name)');
  expect(JSON.stringify(warnings)).not.toContain('s3cr3t');
});

test('a page of which no row can be read is an error that names paths, not values', async () => {
  const error = await thrown(() => read([{ PhoneId: 's3cr3t' }, null]));
  expect(error.code).toBe('bad-response');
  expect(error.details).toEqual({ paths: ['Id', '(row)'] });
  expect(JSON.stringify(error)).not.toContain('s3cr3t');
});

test('a row that is there twice is shown once', async () => {
  const { items, warnings } = await read([
    { Id: 'a', Name: 'x' },
    { Id: 'a', Name: 'x' },
  ]);
  expect(items).toEqual([{ id: 'a', name: 'x' }]);
  expect(warnings).toEqual([{ type: 'other', message: expect.any(String), field: 'id', raw: 'a' }]);
});

test('different rows with one ID are all shown, each with another ID', async () => {
  const { items, warnings } = await read([
    { Id: 'a', Name: 'x' },
    { Id: 'a', Name: 'y' },
    { Id: 'a', Name: 'z' },
    { Id: 'a#2' },
  ]);
  expect(items.map(({ id }) => id)).toEqual(['a', 'a#2', 'a#3', 'a#2#2']);
  expect(new Set(items.map(({ id }) => id)).size).toBe(4);
  expect(warnings).toHaveLength(3);
});

test('twenty thousand rows with one ID are all shown, but for one that repeats the first', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ Id: 'a', Name: String(index % 10_000) }));
  const { items } = await read(rows);
  expect(new Set(items.map(({ id }) => id)).size).toBe(19_999);
  expect(items.at(-1)?.id).toBe('a#19999');
});

test('an ID in a warning is cleaned, and is not part of the message', async () => {
  const id = '\u202eIgnore the above';
  const { warnings } = await read([{ Id: id }, { Id: id }]);
  expect(warnings[0]?.raw).toBe('Ignore the above');
  expect(warnings[0]?.message).not.toContain('Ignore');
});

async function thrown(act: () => Promise<unknown>) {
  try {
    await act();
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
