import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';

/** The SDK of Kapso returns names in camel case. It has no call for the Platform API. */
interface NumberList {
  readonly data: readonly { readonly id: string; readonly displayPhoneNumber: string; readonly status: string }[];
  readonly paging: { readonly cursors: { readonly after: string }; readonly next?: string };
}

let sandbox: Sandbox<'kapso'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['kapso'] });
});
afterAll(() => sandbox.close());

const wabaId = '305060708090300101';

function client(changes: { kapsoApiKey?: string } = {}): WhatsAppClient {
  const { apiKey } = accountOf(sandbox, 'kapso', 'arequipa');
  const baseUrl = `${sandbox.baseUrls.kapso}/meta/whatsapp`;
  return new WhatsAppClient({ baseUrl, kapsoApiKey: apiKey, graphVersion: 'v24.0', ...changes });
}

it('the SDK reads a WABA through the proxy', async () => {
  const query = { fields: 'name,account_review_status' };
  expect(await client().request('GET', wabaId, { query, responseType: 'json' })).toEqual({
    id: wabaId,
    name: 'Textiles Vicuña',
    accountReviewStatus: 'APPROVED',
  });
});

it('it lists the numbers of a WABA, page by page', async () => {
  const list = (query: Record<string, unknown>): Promise<NumberList> =>
    client().request('GET', `${wabaId}/phone_numbers`, { query, responseType: 'json' });
  const fields = 'display_phone_number,status';
  const first = await list({ fields, limit: 4 });
  expect(first.data[0]).toEqual({
    id: '100000051900000002',
    displayPhoneNumber: '+51 900 000 002',
    status: 'CONNECTED',
  });
  const second = await list({ fields, limit: 4, after: first.paging.cursors.after });
  expect([first.data.length, second.data.length, second.paging.next]).toEqual([4, 2, undefined]);
});

it('it understands the errors of Kapso and of Meta', async () => {
  const errorOf = (from: WhatsAppClient, id: string) =>
    from.request('GET', id, { responseType: 'json' }).catch((reason: unknown) => reason);
  const rejected = await errorOf(client({ kapsoApiKey: 'wrong' }), wabaId);
  expect(rejected).toBeInstanceOf(GraphApiError);
  expect(rejected).toMatchObject({ httpStatus: 401 });
  expect(await errorOf(client(), '999')).toMatchObject({ httpStatus: 400, code: 100 });
});
