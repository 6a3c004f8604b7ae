import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { antgstRequest, bodyOf, send } from '../../__fixtures__/signed-requests.js';
import { type Sandbox, startSandbox } from '../../index.js';

let sandbox: Sandbox<'antgst'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['antgst'] });
});
afterAll(() => sandbox.close());

function sendRequest(path: string) {
  return send(antgstRequest(accountOf(sandbox, 'antgst', 'atlas'), path));
}
const read = async (path: string) => bodyOf(await sendRequest(path));

it('pages the numbers, ten on a page by default', async () => {
  const first = await read('/businessPhoneNumber');
  expect(first).toMatchObject({ total: 23, size: 10, current: 1, pages: 3, data: { length: 10 } });
  expect(await read('/businessPhoneNumber?pageNo=3')).toMatchObject({ current: 3, data: { length: 3 } });
  expect(await read('/businessPhoneNumber?pageNo=4')).toMatchObject({ current: 4, pages: 3, data: [] });
  expect(await read('/businessPhoneNumber?pageSize=100')).toMatchObject({ size: 100, pages: 1, data: { length: 23 } });
  expect(first).toHaveProperty('data[0].createTime', '2025-12-16T15:46:51.000+08:00');
});

it('filters the numbers by WABA and by rating', async () => {
  expect(await read('/businessPhoneNumber?wabaId=305060708090100202')).toMatchObject({ total: 7 });
  expect(await read('/businessPhoneNumber?wabaId=305060708090100202&qualityRating=YELLOW')).toMatchObject({ total: 1 });
  expect(await read('/businessPhoneNumber?wabaId=nothing')).toMatchObject({ total: 0, pages: 0, data: [] });
});

it('lists the WABAs with their numbers inside, filtered by review', async () => {
  const all = await read('/businessAccounts');
  expect(all).toMatchObject({
    total: 4,
    data: [{ name: 'Atlas Outdoor', businessPhoneNumbers: { length: 9 } }, {}, {}, { businessPhoneNumbers: [] }],
  });
  const pending = await read('/businessAccounts?accountReviewStatus=PENDING&pageSize=1');
  expect(pending).toMatchObject({ total: 1, size: 1, data: [{ wabaId: '305060708090100202' }] });
});

it.each([
  '/businessPhoneNumber?pageNo=0',
  '/businessPhoneNumber?pageNo=101',
  '/businessPhoneNumber?pageSize=101',
  '/businessPhoneNumber?pageSize=1.5',
  '/businessPhoneNumber?pageSize=',
  '/businessPhoneNumber?qualityRating=green',
  '/businessAccounts?accountReviewStatus=DISABLED',
])('rejects %s as a parameter error', async (path) => {
  const response = await sendRequest(path);
  expect(response.status).toBe(400);
  expect(await bodyOf(response)).toMatchObject({ code: '400', msg: expect.stringContaining('Parameter error') });
});

it('rejects a wrong token with 401 and an unknown address with 404', async () => {
  const account = { ...accountOf(sandbox, 'antgst', 'atlas'), accessToken: 'wrong' };
  const rejected = await send(antgstRequest(account));
  expect(rejected.status).toBe(401);
  expect(await bodyOf(rejected)).toEqual({ code: '401', msg: 'Invalid access token' });
  const without = await send(antgstRequest(account, '/businessAccounts', { headers: { authorization: undefined } }));
  expect(without.status).toBe(401);
  expect((await sendRequest('/templates')).status).toBe(404);
});
