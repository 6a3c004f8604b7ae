import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, graphError, serve, wabaId } from './__fixtures__/account.js';

const node = { status: 200, body: { id: wabaId, name: 'Market' } };
const row = (index: number) => ({ id: `10634${index}`, display_phone_number: `+1 202-555-01${index}` });

describe('pages', () => {
  it('are followed by cursor on the same host, wherever next leads', async () => {
    const foreign = await serve(() => node);
    const { account, received } = await accountOn(({ path, query }) => {
      if (!path.endsWith('/phone_numbers')) return node;
      const next = `${foreign.baseUrl}/v25.0/${wabaId}/phone_numbers?access_token=EAAtesttoken123&after=elsewhere`;
      const paging = { cursors: { before: 'x', after: 'second' }, next };
      return query.after === 'second'
        ? { status: 200, body: { data: [row(2)], paging: { cursors: { before: 'y', after: 'third' } } } }
        : { status: 200, body: { data: [row(1)], paging } };
    });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['106341', '106342']);
    expect(warnings).toEqual([]);
    expect(foreign.received).toEqual([]);
    const [first, , second] = received;
    // Only the cursor is added to the earlier request.
    expect(second?.query).toEqual({ ...first?.query, after: 'second' });
    expect(received).toHaveLength(3);
  });

  it('continue after an empty one, as long as there is a next', async () => {
    const next = 'https://elsewhere.example/';
    const { account } = await accountOn(({ query }) => {
      if (query.limit === undefined) return node;
      return query.after === undefined
        ? { status: 200, body: { data: [], paging: { cursors: { after: 'second' }, next } } }
        : { status: 200, body: { data: [row(2)] } };
    });
    expect((await listAll(account, 'numbers')).items).toHaveLength(1);
  });

  it.each([
    ['without a cursor', { next: 'https://elsewhere.example/' }],
    ['with the same cursor for ever', { next: 'https://elsewhere.example/', cursors: { after: 'same' } }],
  ])('%s end with a warning', async (_, paging) => {
    const { account, received } = await accountOn(({ query }) =>
      query.limit === undefined ? node : { status: 200, body: { data: [row(1)], paging } },
    );
    const { warnings } = await listAll(account, 'numbers');
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('may be incomplete')]);
    expect(received.length).toBeLessThan(5);
  });

  it.each([
    [[], 0],
    [{}, 0],
    [null, 0],
    [['next'], 1],
    ['next', 1],
  ])('with %j for paging are warned about %i times', async (paging, times) => {
    const { account } = await accountOn(({ query }) =>
      query.limit === undefined ? node : { status: 200, body: { data: [row(1)], paging } },
    );
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toHaveLength(1);
    expect(warnings).toHaveLength(times);
  });

  it.each([50, 25, 12, 10])(
    'are made smaller down to %i rows where Meta requests less data, from the same cursor',
    async (most) => {
      const rows = Array.from({ length: 230 }, (_, index) => row(index));
      const { account, received } = await accountOn(({ path, query }) => {
        if (!path.endsWith('/phone_numbers')) return node;
        const start = Number(query.after ?? 0);
        // The first page is complete.
        if (start > 0 && Number(query.limit) > most) {
          return {
            ...graphError(1, "Please reduce the amount of data you're asking for, then retry your request", {
              error_subcode: 99,
            }),
            status: 500,
          };
        }
        const end = start + Number(query.limit);
        const paging = {
          cursors: { after: String(end) },
          ...(end < rows.length && { next: 'https://graph.example/' }),
        };
        return { status: 200, body: { data: rows.slice(start, end), paging } };
      });
      const { items, warnings } = await listAll(account, 'numbers');
      expect(items.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
      expect(warnings).toEqual([]);
      const limits = received.filter(({ query }) => query.after === '100').map(({ query }) => Number(query.limit));
      expect(limits).toEqual([100, 50, 25, 12, 10].filter((limit) => limit >= most));
    },
  );

  it('that are too much even with 10 rows are an error, which is not retried', async () => {
    const words = "Please reduce the amount of data you're asking for, then retry your request";
    const { account, received } = await accountOn(() => ({ ...graphError(1, words), status: 500 }));
    await expect(listAll(account, 'numbers')).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('10 rows'),
    });
    expect(received.map(({ query }) => query.limit)).toEqual(['100', '50', '25', '12', '10']);
  });

  it('before one that fails are kept', async () => {
    const { account } = await accountOn(({ path, query }) => {
      if (!path.endsWith('/phone_numbers')) return node;
      if (query.after !== undefined) return graphError(190);
      return {
        status: 200,
        body: { data: [row(1)], paging: { cursors: { after: 'a' }, next: 'https://graph.example' } },
      };
    });
    const ids: string[] = [];
    const reading = (async () => {
      for await (const { items } of account.listNumbers()) ids.push(...items.map(({ id }) => id));
    })();
    await expect(reading).rejects.toMatchObject({ code: 'auth' });
    expect(ids).toEqual(['106341']);
  });
});
