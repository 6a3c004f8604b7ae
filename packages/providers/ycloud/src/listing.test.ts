import { rateLimitsOf } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith, apiKey, openAccount, pageOf, serve } from './__fixtures__/account.js';
import plugin from './index.js';

const waba = (id: number) => ({ id: String(id), name: `WABA ${id}` });
const number = (id: number, wabaId = 1) => ({ id: `${id}`, phoneNumber: `+1631555${id}`, wabaId: String(wabaId) });
const many = <Row>(length: number, row: (index: number) => Row) => Array.from({ length }, (_, index) => row(index));

it('a number has the name of its WABA', async () => {
  const account = await accountWith({ wabas: [waba(1), waba(2)], numbers: [number(1001, 2), number(1002, 3)] });
  const { items } = await listAll(account, 'numbers');
  expect(items.map(({ wabaId, wabaName }) => [wabaId, wabaName])).toEqual([
    ['2', 'WABA 2'],
    ['3', undefined],
  ]);
});

it('up to 100 WABAs need no filter; more are listed one by one', async () => {
  for (const [count, filters] of [
    [100, [undefined]],
    [101, many(101, String)],
  ] as const) {
    const { baseUrl, received } = await serve(({ path, query }) => {
      if (path.endsWith('/phoneNumbers')) return pageOf([number(1000, Number(query['filter.wabaId'] ?? 0))]);
      const from = (Number(query.page) - 1) * 100;
      return pageOf(many(count, waba).slice(from, from + 100), { total: count });
    });
    await listAll(await openAccount({ baseUrl }), 'numbers');
    const calls = received.filter(({ path }) => path.endsWith('/phoneNumbers'));
    expect(calls.map(({ query }) => query['filter.wabaId'])).toEqual(filters);
  }
});

it('a full page is followed by the next, with or without a total; a short page is the last', async () => {
  for (const envelope of [{ total: 250 }, { total: undefined }, { total: '250' }]) {
    const { baseUrl, received } = await serve(({ path, query }) => {
      if (path.endsWith('/businessAccounts')) return pageOf([waba(1)]);
      const from = (Number(query.page) - 1) * Number(query.limit);
      return pageOf(many(250, (index) => number(1000 + index)).slice(from, from + 100), envelope);
    });
    const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
    expect([items.length, warnings, received.length]).toEqual([250, [], 4]);
  }
});

it('a listing ends at page 100, with a warning', async () => {
  const { baseUrl, received } = await serve(({ query }) =>
    pageOf(
      many(100, (index) => waba(Number(query.page) * 1000 + index)),
      { total: 12_345 },
    ),
  );
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'wabas');
  expect([items.length, received.length]).toEqual([10_000, 100]);
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/12345 rows.* 10000/),
    expect.stringContaining('100 pages'),
  ]);
});

it('the key is sent as it is, and the query has the documented parameters', async () => {
  const { baseUrl, received } = await serve(() => pageOf([]));
  await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /whatsapp/businessAccounts',
    'GET /whatsapp/phoneNumbers',
  ]);
  for (const { query, headers } of received) {
    expect(query).toEqual({ page: '1', limit: '100', includeTotal: 'true' });
    expect(headers['x-api-key']).toBe(apiKey);
  }
});

describe('a page', () => {
  it.each([{ items: null }, { items: undefined }, { items: [] }])('with %j and the length 0 is empty', async (body) => {
    const { baseUrl } = await serve(() => ({ status: 200, body: { ...body, length: 0 } }));
    expect(await listAll(await openAccount({ baseUrl }), 'wabas')).toEqual({ items: [], warnings: [] });
  });

  it.each([{}, { length: 1 }, { items: null }, { items: 'none', length: 1 }, [], { data: [] }])(
    'as %j is bad-response and not an empty list',
    async (body) => {
      const { baseUrl } = await serve(() => ({ status: 200, body }));
      await expect(listAll(await openAccount({ baseUrl }), 'wabas')).rejects.toMatchObject({ code: 'bad-response' });
    },
  );
});

it('accounts share the rate limits if they have the same key, which the limits do not reveal', async () => {
  const keys = async (key: string) => {
    const settings = await plugin.settings.schema['~standard'].validate({ apiKey: key });
    return settings.issues ? [] : rateLimitsOf(plugin.rateLimit).map((limit) => limit.key(settings.value));
  };
  expect(await keys('one')).toEqual(await keys('one'));
  expect(await keys('one')).not.toEqual(await keys('two'));
  expect((await keys('one')).join()).toMatch(/^[0-9a-f]{12},[0-9a-f]{12}$/);
});
