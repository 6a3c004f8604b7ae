import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';

/** What the client makes of a list: it gives names in camel case. */
interface NumberList {
  readonly data: readonly { readonly id: string; readonly displayPhoneNumber: string; readonly status: string }[];
  readonly paging: { readonly cursors: { readonly after: string }; readonly next?: string };
}

let sandbox: Sandbox<'meta'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'] });
});
afterAll(() => sandbox.close());

const wabaId = '10229012934000001';

function listNumbers(accessToken: string, query: Record<string, unknown> = {}): Promise<NumberList> {
  const client = new WhatsAppClient({ baseUrl: sandbox.baseUrls.meta, accessToken, graphVersion: 'v25.0' });
  const fields = 'id,display_phone_number,status';
  return client.request('GET', `${wabaId}/phone_numbers`, { query: { fields, ...query }, responseType: 'json' });
}

it('a published Cloud API client lists the numbers of a WABA, page by page', async () => {
  const { accessToken } = accountOf(sandbox, 'meta', 'oslo');
  const first = await listNumbers(accessToken, { limit: 4 });
  expect(first.data[0]).toEqual({
    id: '10634052200000001',
    displayPhoneNumber: '+47 21 23 45 01',
    status: 'CONNECTED',
  });
  expect(first.paging.next).toContain(first.paging.cursors.after);
  const second = await listNumbers(accessToken, { limit: 4, after: first.paging.cursors.after });
  expect([first.data.length, second.data.length, second.paging.next]).toEqual([4, 2, undefined]);
});

it('it understands the error of a wrong token', async () => {
  const error = await listNumbers('EAAwrong').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GraphApiError);
  expect(error).toMatchObject({ code: 190, category: 'authorization', httpStatus: 401, fbtraceId: expect.any(String) });
});

it('it understands the errors of a field and of a WABA that do not exist', async () => {
  const { accessToken } = accountOf(sandbox, 'meta', 'oslo');
  const field = listNumbers(accessToken, { fields: 'id,shoe_size' });
  await expect(field).rejects.toMatchObject({ code: 100, message: expect.stringContaining('(shoe_size)') });
  await expect(listNumbers(accountOf(sandbox, 'meta', 'tripoli').accessToken)).rejects.toMatchObject({ code: 100 });
});
