import { createRequire } from 'node:module';
import type * as YcloudSdk from '@ycloud-cpaas/ycloud-sdk-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { defaultFleet, type Sandbox, startSandbox } from '../../index.js';

// The SDK is CommonJS, and its named exports are found only by `require`.
const sdk: typeof YcloudSdk = createRequire(import.meta.url)('@ycloud-cpaas/ycloud-sdk-node');

let sandbox: Sandbox<'ycloud'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['ycloud'] });
});
afterAll(() => sandbox.close());

const [antwerp] = defaultFleet.ycloud;

function configuration(apiKey = accountOf(sandbox, 'ycloud', 'antwerp').apiKey) {
  return new sdk.Configuration({ apiKey, basePath: sandbox.baseUrls.ycloud });
}

it('the official SDK lists the numbers, page by page', async () => {
  const api = new sdk.WhatsappPhoneNumbersApi(configuration());
  const first = await api.list({ page: 1, limit: 9, includeTotal: true });
  const second = await api.list({ page: 2, limit: 9, includeTotal: true });
  expect(first.data).toMatchObject({ offset: 0, limit: 9, length: 9, total: antwerp?.numbers.length });
  expect(second.data).toMatchObject({ offset: 9, limit: 9, length: 7 });
  const ids = [first, second].flatMap(({ data }) => (data.items ?? []).map(({ id }) => id));
  expect(ids).toEqual(antwerp?.numbers.map(({ id }) => id));
});

it('it lists the numbers of one WABA, ten without a limit, and no total unless requested', async () => {
  const api = new sdk.WhatsappPhoneNumbersApi(configuration());
  const { data } = await api.list({});
  expect([data.items?.length, data.total]).toEqual([10, undefined]);
  const filtered = await api.list({ filterWabaId: antwerp?.wabas[1]?.id ?? '' });
  expect(filtered.data.items?.map(({ verifiedName }) => verifiedName)).toEqual(['Tramline Repairs', 'Tramline Parts']);
});

it('it retrieves one number by WABA and E.164', async () => {
  const api = new sdk.WhatsappPhoneNumbersApi(configuration());
  const [row] = antwerp?.numbers ?? [];
  const { data } = await api.retrieve(row?.wabaId ?? '', row?.phoneNumber ?? '');
  expect(data).toMatchObject({
    id: row?.id,
    phoneNumber: '+447700900501',
    status: 'CONNECTED',
    qualityRating: 'GREEN',
  });
  await expect(api.retrieve(row?.wabaId ?? '', row?.id ?? '')).rejects.toMatchObject({ response: { status: 404 } });
});

it('it lists and retrieves WABAs', async () => {
  const api = new sdk.WhatsappBusinessAccountsApi(configuration());
  const { data } = await api.list({ page: 1, limit: 100, includeTotal: true });
  expect(data.items?.map(({ id }) => id)).toEqual(antwerp?.wabas.map(({ id }) => id));
  const pending = await api.list({ filterAccountReviewStatus: 'PENDING' });
  expect(pending.data.items).toMatchObject([{ name: 'Paper Boat Press', accountReviewStatus: 'PENDING' }]);
  const one = await api.retrieve(antwerp?.wabas[2]?.id ?? '');
  expect(one.data).toMatchObject({ name: 'Lantern Ferries', banState: 'SCHEDULE_FOR_DISABLE' });
});

it('it reports a wrong key and a wrong parameter', async () => {
  const wrong = new sdk.WhatsappPhoneNumbersApi(configuration('wrong'));
  await expect(wrong.list({})).rejects.toMatchObject({
    response: { status: 401, data: { error: { status: 401, code: 'UNAUTHORIZED', requestId: expect.any(String) } } },
  });
  const api = new sdk.WhatsappPhoneNumbersApi(configuration());
  await expect(api.list({ limit: 101 })).rejects.toMatchObject({
    response: { status: 400, data: { error: { code: 'PARAM_INVALID', target: 'limit' } } },
  });
});
