import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountWith, openAccount, serve } from './__fixtures__/account.js';

const row = (id: unknown) => ({ phoneNumberId: String(id), displayPhoneNumber: '+44 7911 123401' });

/** Numbers on pages of two, with the members of the envelope. */
async function pagesOf(rows: readonly unknown[], envelope: object) {
  const { baseUrl, received } = await serve(({ query }) => {
    const from = (Number(query.pageNo) - 1) * 2;
    return { status: 200, body: { data: rows.slice(from, from + 2), ...envelope } };
  });
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  return { ids: items.map(({ id }) => id), warnings, requested: received.map(({ query }) => query.pageNo) };
}

it('ends at the last page that the provider counts', async () => {
  expect(await pagesOf(['a', 'b', 'c'].map(row), { total: 3, pages: 2 })).toEqual({
    ids: ['a', 'b', 'c'],
    warnings: [],
    requested: ['1', '2'],
  });
});

it('ends at an empty page when the provider counts none', async () => {
  expect(await pagesOf(['a', 'b', 'c'].map(row), {})).toEqual({
    ids: ['a', 'b', 'c'],
    warnings: [],
    requested: ['1', '2', '3'],
  });
});

it('reads counts that are texts', async () => {
  expect(await pagesOf(['a', 'b', 'c'].map(row), { total: '3', pages: '2' })).toMatchObject({ requested: ['1', '2'] });
});

it('an empty list is one request and no warning', async () => {
  expect(await pagesOf([], { total: 0, pages: 0 })).toEqual({ ids: [], warnings: [], requested: ['1'] });
});

it('a page that repeats ends the list with a warning', async () => {
  const { baseUrl, received } = await serve(() => ({ status: 200, body: { data: [row('a')], pages: 5 } }));
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(items.map(({ id }) => id)).toEqual(['a']);
  expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('repeats') }]);
  expect(received).toHaveLength(2);
});

it('a total above the number of rows is a warning', async () => {
  const { ids, warnings } = await pagesOf(['a', 'b', 'c'].map(row), { total: 7, pages: 2 });
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(warnings).toMatchObject([{ type: 'other', message: expect.stringMatching(/7 rows.* 3/) }]);
});

it('a row that was left out with a warning is not counted as missing', async () => {
  const { warnings } = await pagesOf([row('a'), 'odd', row('c')], { total: 3, pages: 2 });
  expect(warnings.map(({ type }) => type)).toEqual(['skipped-item']);
});

it.each([{ data: null }, { data: { records: [] } }, {}, { total: 0 }, []])(
  'a body of %j is bad-response and not an empty list',
  async (body) => {
    await expect(listAll(await accountWith(body), 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
  },
);
