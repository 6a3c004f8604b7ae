import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { openAccount, serve } from './__fixtures__/account.js';

/** Pages of one row; `link` makes the link to the next of them. */
async function pagesWith(link: (origin: string, page: number) => unknown, pages = 2) {
  const server = await serve(({ query, headers }) => {
    const page = Number(query.Page ?? 0);
    const senders = [{ sid: `XE${page}`, sender_id: `whatsapp:+1631555100${page}` }];
    const next_page_url = page + 1 < pages ? link(`http://${headers.host}`, page + 1) : null;
    return { status: 200, body: { senders, meta: { page, next_page_url } } };
  });
  const outcome = await listAll(await openAccount({ baseUrl: server.baseUrl }), 'numbers').then(
    ({ items, warnings }) => ({ ids: items.map(({ id }) => id), warnings }),
    (error: unknown) => ({ error }),
  );
  return { ...outcome, queries: server.received.map(({ query }) => query) };
}

const path = '/v2/Channels/Senders';

it('follows links to the last page, with every parameter decoded once', async () => {
  const query = 'Channel=whatsapp&PageSize=100&PageToken=PT%2Bone%3D%3D';
  expect(await pagesWith((origin, page) => `${origin}${path}?${query}&Page=${page}`, 3)).toEqual({
    ids: ['16315551000', '16315551001', '16315551002'],
    warnings: [],
    queries: [
      { Channel: 'whatsapp', PageSize: '100' },
      { Channel: 'whatsapp', PageSize: '100', PageToken: 'PT+one==', Page: '1' },
      { Channel: 'whatsapp', PageSize: '100', PageToken: 'PT+one==', Page: '2' },
    ],
  });
});

it('requests the next page from baseUrl, also when the link leads to Twilio itself, as behind a proxy', async () => {
  const { ids, queries } = Object(await pagesWith((_, page) => `https://messaging.twilio.com${path}?Page=${page}`));
  expect(ids).toHaveLength(2);
  expect(queries).toHaveLength(2);
});

it.each([
  'https://elsewhere.example/v2/Channels/Senders?Page=1',
  'https://messaging.twilio.com.elsewhere.example/v2/Channels/Senders?Page=1',
  'https://user:password@messaging.twilio.com/v2/Channels/Senders?Page=1',
  '//elsewhere.example/?Page=1',
  '/v2/Channels/Senders?Page=1',
  'https://',
  '7',
])('a link to %s is bad-response, and gets no request', async (link) => {
  const { error, queries } = Object(await pagesWith(() => link));
  expect(error).toMatchObject({ code: 'bad-response', message: expect.stringContaining('another server') });
  expect(queries).toHaveLength(1);
});

it('a link that repeats ends the list with a warning', async () => {
  const { warnings } = Object(await pagesWith((origin) => `${origin}${path}?Page=1`, 9));
  expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('repeats') }]);
});

it.each([{}, { senders: null }, { meta: {} }, []])(
  'a body of %j is bad-response and not an empty list',
  async (body) => {
    const { baseUrl } = await serve(() => ({ status: 200, body }));
    await expect(listAll(await openAccount({ baseUrl }), 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
  },
);
