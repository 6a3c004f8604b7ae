import { expect, test } from 'vitest';
import * as z from 'zod';
import { acme, context } from './__fixtures__/client.js';
import { raw, serve } from './__fixtures__/serve.js';
import { type HttpClient, type RowReader, readRows } from './index.js';

const schema = z.looseObject({
  rows: z.array(z.unknown()).nullish(),
  page: z.looseObject({ rows: z.array(z.unknown()) }).nullish(),
});
const row = z.object({ id: z.string(), name: z.string().nullish() });
const toItem = ({ id, name }: z.infer<typeof row>) => ({ id, name });

const call = { method: 'GET', path: '/rows', schema } as const;

/** A client in a host that keeps rows, for responses with these bodies. */
async function client(...bodies: readonly [string, ...string[]]): Promise<HttpClient> {
  const [first, ...rest] = bodies.map((body) => raw(body));
  if (first === undefined) throw new Error('At least one.');
  const { baseUrl } = await serve(first, ...rest);
  return acme(baseUrl, { context: { ...context, keepsRows: true } });
}

async function rowsOf(send: HttpClient) {
  const { rows } = await send(call);
  return (await readRows(rows ?? [], row, toItem)).items;
}

const one = '[{"id":"1","name":"One"}]';

test('a list that has not changed yields the same objects, whatever is around it', async () => {
  const send = await client(`{"requestId":"a","rows":${one}}`, ` {"took":12, "rows" :${one},"requestId":"bcd"}`);
  const items = await rowsOf(send);
  expect(await rowsOf(send)).toBe(items);
  expect(items).toEqual([{ id: '1', name: 'One' }]);
});

test.each([
  ['another name', '[{"id":"1","name":"Two"}]', [{ id: '1', name: 'Two' }]],
  ['one more row', '[{"id":"1","name":"One"},{"id":"2"}]', [{ id: '1', name: 'One' }, { id: '2' }]],
  ['no row', '[]', []],
  ['a row of the same length', '[{"id":"7","name":"One"}]', [{ id: '7', name: 'One' }]],
])('a list with %s is read again, and so is the one before it', async (_, list, expected) => {
  const send = await client(`{"rows":${one}}`, `{"rows":${list}}`, `{"rows":${one}}`);
  const items = await rowsOf(send);
  expect(await rowsOf(send)).toEqual(expected);
  expect(await rowsOf(send)).toEqual(items);
});

test.each([
  ['a second list under the same key', `{"rows":${one},"rows":[{"id":"2"}]}`],
  ['a second list under the same key, escaped', `{"rows":${one},"\\u0072ows":[{"id":"2"}]}`],
  ['the list within a text', `{"text":"{\\"rows\\":${one.replaceAll('"', '\\"')}}","rows":[{"id":"2"}]}`],
  ['the list under another key', `{"other":${one},"rows":[{"id":"2"}]}`],
  ['the list in an object of the same key', `{"rows":{"rows":${one}},"rows":[{"id":"2"}]}`],
  ['the list within a list', `{"rows":[{"id":"2","rows":${one}}]}`],
])('%s is not mistaken for the one that is read', async (_, body) => {
  const send = await client(`{"rows":${one}}`, body);
  await rowsOf(send);
  expect(await rowsOf(send)).toEqual([{ id: '2' }]);
});

test('a list below a key that begins with a byte order mark is another one', async () => {
  const send = await client(`{"rows":${one}}`, `{"rows":[{"id":"2"}],"\ufeffrows":${one}}`);
  await rowsOf(send);
  expect(await rowsOf(send)).toEqual([{ id: '2' }]);
});

test('a list in an object is recognized', async () => {
  const send = await client(`{"page":{"next":"a","rows":${one}}}`, `{"page":{"rows":${one},"next":"b"}}`);
  const read = async () => (await readRows((await send(call)).page?.rows ?? [], row, toItem)).items;
  expect(await read()).toBe(await read());
});

test('rows that depend on something else are read again when that has changed', async () => {
  const send = await client(`{"rows":${one}}`);
  const withWaba = ({ id }: z.infer<typeof row>, _: RowReader, waba: { name: string }) => ({ id, waba: waba.name });
  const read = async (name: string) => (await readRows((await send(call)).rows ?? [], row, withWaba, { name })).items;
  const items = await read('Old');
  expect(await read('Old')).toBe(items);
  expect(await read('New')).toEqual([{ id: '1', waba: 'New' }]);
  expect(await read('Old')).toEqual([{ id: '1', waba: 'Old' }]);
});

test('a function that is made for one listing is called for each', async () => {
  const send = await client(`{"rows":${one}}`);
  const read = async (name: string) => {
    const { rows } = await send(call);
    return (await readRows(rows ?? [], row, ({ id }) => ({ id, name }))).items;
  };
  expect(await read('Old')).toEqual([{ id: '1', name: 'Old' }]);
  expect(await read('New')).toEqual([{ id: '1', name: 'New' }]);
});

test('the same list in the response to another request has its own rows', async () => {
  const send = await client(`{"rows":${one}}`);
  const read = async (query: Record<string, string>) => {
    const { rows } = await send({ ...call, query });
    return (await readRows(rows ?? [], row, toItem)).items;
  };
  const [first, second] = [await read({ page: '1' }), await read({ page: '2' })];
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
  expect([await read({ page: '1' }), await read({ page: '2' })]).toEqual([first, second]);
});

test('accounts share nothing', async () => {
  const { baseUrl } = await serve(raw(`{"rows":${one}}`));
  const [some, other] = [1, 2].map(() => acme(baseUrl, { context: { ...context, keepsRows: true } }));
  if (some === undefined || other === undefined) throw new Error('There are two.');
  const items = await rowsOf(some);
  expect(await rowsOf(other)).not.toBe(items);
});

test('a host that may change the rows gets new ones each time', async () => {
  const { baseUrl } = await serve(raw(`{"rows":${one}}`));
  const send = acme(baseUrl);
  const items = await rowsOf(send);
  for (const item of items) item.name = 'Changed';
  expect(await rowsOf(send)).toEqual([{ id: '1', name: 'One' }]);
});

test('the warnings of a list come again with its rows', async () => {
  const send = await client('{"rows":[{"id":"1","name":7},{"id":2}]}');
  const read = async () => readRows((await send(call)).rows ?? [], row, toItem);
  const first = await read();
  expect(first.warnings.map(({ type }) => type)).toEqual(['unknown-value', 'skipped-item']);
  const second = await read();
  expect(second).toEqual(first);
  expect(second.items).toBe(first.items);
});

test('a copy of a list with other rows is read', async () => {
  const send = await client('{"rows":[{"id":"1"},{"id":"2"}]}');
  const { rows } = await send(call);
  await readRows(rows ?? [], row, toItem);
  const { rows: again = [] } = await send(call);
  const { items } = await readRows((again ?? []).slice(1), row, toItem);
  expect(items).toEqual([{ id: '2' }]);
});

test('the digits of an ID are kept in a list that has not changed', async () => {
  const list = '[{"id":12345678901234567}]';
  const send = await client(`{"rows":${list}}`, `{"next":1,"rows":${list}}`);
  expect((await send(call)).rows).toEqual([{ id: '12345678901234567' }]);
  expect((await send(call)).rows).toEqual([{ id: '12345678901234567' }]);
});

test('the limits hold for a body with a list that is known', async () => {
  const list = `[${'1,'.repeat(300_000)}1]`;
  const send = await client(`{"rows":${list}}`, `{"rows":${list},"more":${list}}`);
  await send(call);
  await expect(send(call)).rejects.toMatchObject({ message: expect.stringContaining('more than 400000 values') });
});

test('rows of a host that keeps them are read like those of any other', async () => {
  const bodies = [one, '[{"id":"1"},{"id":"1"}]', '[{"id":"1"},{"id":"1","name":"a"}]', '[{"id":"1"},5]'] as const;
  for (const list of bodies) {
    const { baseUrl } = await serve(raw(`{"rows":${list}}`));
    const kept = acme(baseUrl, { context: { ...context, keepsRows: true } });
    const read = async (send: HttpClient) => readRows((await send(call)).rows ?? [], row, toItem);
    const plain = await read(acme(baseUrl));
    expect(await read(kept)).toEqual(plain);
    expect(await read(kept)).toEqual(plain);
  }
});
