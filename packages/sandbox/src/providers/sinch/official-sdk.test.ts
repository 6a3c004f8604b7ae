import { SinchClient } from '@sinch/sdk-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import type { SinchCredentials } from './model.js';

let sandbox: Sandbox<'sinch'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['sinch'] });
});
afterAll(() => sandbox.close());

/** The SDK has no calls of the Provisioning API. Its HTTP client makes the token exchange, the headers and the paging. */
function client(changes: Partial<SinchCredentials> = {}, name = 'lamps') {
  const { projectId, keyId, keySecret } = { ...accountOf(sandbox, 'sinch', name), ...changes };
  const hostname = sandbox.baseUrls.sinch;
  const hosts = { authHostname: hostname, numbersHostname: hostname };
  const sdk = new SinchClient({ projectId, keyId, keySecret, ...hosts, logger: null });
  const api = sdk.numbers.activeNumber.client;
  const path = `${hostname}/v1/projects/${projectId}/whatsapp`;

  async function optionsOf(url: string, query: Record<string, string>) {
    const requestOptions = await api.prepareOptions(url, 'GET', query, { Accept: 'application/json' });
    return { url: api.prepareUrl(requestOptions.hostname, requestOptions.queryParams), requestOptions };
  }

  const call = { apiName: 'Provisioning', operationId: 'list' };
  return {
    account: async () => api.processCall<Record<string, unknown>>({ ...call, ...(await optionsOf(path, {})) }),
    /** Pages of the Provisioning API have the format of the Numbers API, which the SDK calls 1. */
    senders: async (pageSize: string) =>
      api.processCallWithPagination<{ id: string }>({
        ...call,
        ...(await optionsOf(`${path}/senders`, { pageSize })),
        pagination: 1,
        dataKey: 'senders',
      }),
  };
}

describe('the official SDK', () => {
  it('exchanges the access key for a token, and reads the account with it', async () => {
    sandbox.requests.clear();
    const { account } = client();
    expect(await account()).toMatchObject({ state: 'ONBOARDED', wabaId: '102290129340398' });
    expect(await account()).toMatchObject({ details: { wabaName: 'Nordic Lamps' } });
    expect(sandbox.requests.list().map(({ call, status }) => `${call} ${status}`)).toEqual([
      'token 200',
      'account 200',
      'account 200',
    ]);
  });

  it('follows the pages of senders to the last one, past an empty one', async () => {
    const ids: string[] = [];
    let page = await client().senders('5');
    for (;;) {
      ids.push(...page.data.map(({ id }) => id));
      if (!page.hasNextPage) break;
      page = await page.nextPage();
    }
    expect(new Set(ids).size).toBe(14);
    expect(sandbox.requests.list({ call: 'senders' })).toHaveLength(4);
  });

  it.each<[string, Partial<SinchCredentials>]>([
    ['a wrong secret', { keySecret: 'wrong' }],
    ['the project of another key', { projectId: 'b7d1f0c2-52a4-4c0e-8f35-7a9e6d5c4b3a' }],
  ])('gets an error with %s', async (_, changes) => {
    await expect(client(changes).account()).rejects.toMatchObject({ statusCode: 401 });
  });
});
