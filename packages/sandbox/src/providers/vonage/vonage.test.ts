import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';
import type { VonageCredentials } from './model.js';

let sandbox: Sandbox<'vonage'>;
beforeAll(async () => {
  const fleet = { vonage: [...defaultFleet.vonage, forbidden] };
  sandbox = await startSandbox({ providers: ['vonage'], fleet });
});
afterAll(() => sandbox.close());

const root = '/v1/channel-manager/whatsapp/wabas';
const forbidden = {
  account: 'forbidden',
  apiKey: 'forbidden',
  apiSecret: 'x',
  isForbidden: true,
  wabas: [],
  numbers: [],
};
const [ferry = ''] = defaultFleet.vonage.flatMap(({ wabaIds = [] }) => wabaIds);

function send(path: string, changes: Partial<VonageCredentials> = {}, name = 'toucan', method = 'GET') {
  const { apiKey, apiSecret } = { ...accountOf(sandbox, 'vonage', name), ...changes };
  const authorization = `Basic ${btoa(`${apiKey}:${apiSecret}`)}`;
  return fetch(sandbox.baseUrls.vonage + path, { method, headers: { authorization } });
}
const read = async (path: string, name = 'toucan') => bodyOf(await send(path, {}, name));

it('pages WABAs and numbers, ten on a page by default, with absolute links', async () => {
  const first = await read(`${root}?page_size=3`);
  expect(first).toMatchObject({
    page_size: 3,
    page: 1,
    total_pages: 2,
    total_items: 4,
    _embedded: { wabas: { length: 3 } },
  });
  expect(first).toMatchObject({ _links: { next: { href: expect.stringMatching(/^http:.*page=2&page_size=3/) } } });
  const last = await read(`${root}?page=2&page_size=3`);
  expect(last).toMatchObject({ _embedded: { wabas: { length: 1 } }, _links: { prev: {} } });
  expect(last).not.toHaveProperty('_links.next');
  expect(await read(`${root}?page=9`)).toMatchObject({ page_size: 10, total_items: 4, _embedded: { wabas: [] } });
  const [toucan] = defaultFleet.vonage;
  const id = toucan?.wabas[0]?.waba_id;
  expect(await read(`${root}/${id}/numbers?order=desc`)).toMatchObject({
    total_items: 3,
    _embedded: { numbers: [{ whatsapp_number: 33639980151 }, {}, {}] },
  });
  expect(await read(`${root}/${id}`)).toMatchObject({ waba_id: id, account_review_status: 'Approved' });
});

it('a subaccount lists no WABA, reads no WABA, and reads numbers', async () => {
  expect(await read(root, 'puffin')).toMatchObject({ total_items: 0, _embedded: { wabas: [] } });
  expect((await send(`${root}/${ferry}`, {}, 'puffin')).status).toBe(401);
  expect(await read(`${root}/${ferry}/numbers`, 'puffin')).toMatchObject({ total_items: 2 });
});

describe('an error is a problem report', () => {
  it.each<[string, string, Partial<VonageCredentials>, string, string, number, string]>([
    ['a wrong secret', root, { apiSecret: 'wrong' }, 'toucan', 'GET', 401, 'Unauthorized'],
    ['an unknown key', root, { apiKey: 'unknown' }, 'toucan', 'GET', 401, 'Unauthorized'],
    ['a key without access', root, {}, 'forbidden', 'GET', 403, 'Forbidden'],
    ['an unknown WABA', `${root}/1/numbers`, {}, 'toucan', 'GET', 404, 'Not Found'],
    ['another path', `${root}/`, {}, 'toucan', 'GET', 404, 'Not Found'],
    ['another method', root, {}, 'toucan', 'POST', 405, 'Method Not Allowed'],
  ])('after %s', async (_, path, changes, name, method, status, title) => {
    const response = await send(path, changes, name, method);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(await bodyOf(response)).toMatchObject({ title, detail: expect.any(String), instance: expect.any(String) });
  });

  it.each(['page=0', 'page=x', 'page_size=0', 'page_size=101', 'order=random'])('after %s', async (query) => {
    const response = await send(`${root}?${query}`);
    expect(response.status).toBe(422);
    expect(await bodyOf(response)).toMatchObject({ invalid_parameters: [{ name: query.split('=')[0] }] });
  });
});

it.each([
  [429, 'Rate Limit Hit'],
  [500, 'Internal Error'],
])('a fault with HTTP %i is a problem report with the title %s', async (status, title) => {
  await sandbox.faults.set({ kind: 'status', status });
  const response = await send(root);
  await sandbox.faults.clear();
  expect([response.status, await bodyOf(response)]).toMatchObject([status, { title }]);
});

it('the fleet has every documented word, time zones as text and as numbers, and numbers as numbers', () => {
  const wabas = defaultFleet.vonage.flatMap((key) => key.wabas);
  const words = new Set(wabas.map((waba) => waba.account_review_status));
  expect([...words].sort()).toEqual(['Approved', 'Pending', 'Rejected', 'approved']);
  expect(new Set(wabas.map(({ timezone_id }) => typeof timezone_id))).toEqual(new Set(['string', 'number']));
  const numbers = defaultFleet.vonage.flatMap((key) => key.numbers);
  expect(new Set(numbers.map((row) => typeof row.whatsapp_number))).toEqual(new Set(['string', 'number']));
});

it('a generated fleet has the given size, and is the same each time', () => {
  const size = { accounts: 7, numbers: 100 };
  const fleet = generateFleet('vonage', size);
  const numbers = fleet.flatMap((key) => key.numbers.map((row) => row.whatsapp_number));
  expect([fleet.length, numbers.length, new Set(numbers).size]).toEqual([7, 100, 100]);
  expect(generateFleet('vonage', size)).toEqual(fleet);
});
