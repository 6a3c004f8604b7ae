import { Auth } from '@vonage/auth';
import { AuthenticationType, Client } from '@vonage/server-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import type { VonageCredentials } from './model.js';

// Vonage publishes no client for this API. Its general client proves the authentication, the query and the errors, but
// not the paths and the rows.
class ChannelManager extends Client {
  protected override authType = AuthenticationType.BASIC;

  async wabas(page: number, path = '') {
    const url = `${this.config.apiHost}/v1/channel-manager/whatsapp/wabas${path}`;
    const { data } = await this.sendGetRequest<Record<string, unknown>>(url, { page, page_size: 3, order: 'asc' });
    return data;
  }
}

let sandbox: Sandbox<'vonage'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['vonage'] });
});
afterAll(() => sandbox.close());

function clientOf(account: string, changes: Partial<VonageCredentials> = {}) {
  const { apiKey, apiSecret } = { ...accountOf(sandbox, 'vonage', account), ...changes };
  return new ChannelManager(new Auth({ apiKey, apiSecret }), { apiHost: sandbox.baseUrls.vonage });
}

it('the general client of Vonage reads every page, and the numbers of a WABA', async () => {
  const client = clientOf('toucan');
  expect(await client.wabas(1)).toMatchObject({ total_pages: 2, _embedded: { wabas: { length: 3 } } });
  expect(await client.wabas(2)).toMatchObject({ page: 2, _embedded: { wabas: [{ name: 'Puffin Ferry' }] } });
  const [wabaId] = accountOf(sandbox, 'vonage', 'puffin').wabaIds ?? [];
  expect(await clientOf('puffin').wabas(1, `/${wabaId}/numbers`)).toMatchObject({ total_items: 2 });
});

it.each<[string, Partial<VonageCredentials>, string, number]>([
  ['a wrong secret', { apiSecret: 'wrong' }, '', 401],
  ['an unknown WABA', {}, '/1/numbers', 404],
])('the general client of Vonage is rejected with %s', async (_, changes, path, status) => {
  await expect(clientOf('toucan', changes).wabas(1, path)).rejects.toMatchObject({ response: { status } });
});
