import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { openAccount, serve } from './__fixtures__/account.js';

const row = (index: number) => ({ phone_number_id: String(index) });

/** A list of `count` rows; `envelope` has what is beside a page of them. */
async function listOf(count: number, envelope: (page: number) => object, perPage = 100) {
  const { baseUrl, received } = await serve(({ query }) => {
    const page = Number(query['page[number]']);
    const rows = Array.from({ length: count }, (_, index) => row(index + 1));
    return { status: 200, body: { data: rows.slice((page - 1) * perPage, page * perPage), ...envelope(page) } };
  });
  const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
  return { rows: items.length, requests: received.length, warnings };
}

it('ends at the last page that the provider counts', async () => {
  const meta = (page: number) => ({ meta: { page_number: page, total_pages: 3, total_results: 250 } });
  expect(await listOf(250, meta)).toEqual({ rows: 250, requests: 3, warnings: [] });
});

it('reads every page when the provider returns fewer rows than were requested', async () => {
  const meta = (page: number) => ({ meta: { page_number: page, page_size: 50, total_pages: 5, total_results: 250 } });
  expect(await listOf(250, meta, 50)).toEqual({ rows: 250, requests: 5, warnings: [] });
});

it('ends at a page that is not full when there is no meta', async () => {
  expect(await listOf(3, () => ({}))).toEqual({ rows: 3, requests: 1, warnings: [] });
  expect(await listOf(150, () => ({}))).toEqual({ rows: 150, requests: 2, warnings: [] });
});

it('an empty list is one request and no warning', async () => {
  const meta = () => ({ meta: { page_number: 1, total_pages: 0, total_results: 0 } });
  expect(await listOf(0, meta)).toEqual({ rows: 0, requests: 1, warnings: [] });
});

it('a total above the number of rows is a warning', async () => {
  const { warnings } = await listOf(3, () => ({ meta: { total_pages: 1, total_results: 7 } }));
  expect(warnings).toMatchObject([{ type: 'other', message: expect.stringMatching(/7 rows.* 3/) }]);
});

it.each([{}, { data: null }, { data: {} }, []])('a body of %j is bad-response and not an empty list', async (body) => {
  const { baseUrl } = await serve(() => ({ status: 200, body }));
  for (const kind of ['numbers', 'wabas'] as const) {
    await expect(listAll(await openAccount({ baseUrl }), kind)).rejects.toMatchObject({ code: 'bad-response' });
  }
});
