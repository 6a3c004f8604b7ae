import Telnyx from 'telnyx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import { telnyxFleet } from './fleet.js';

let sandbox: Sandbox<'telnyx'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['telnyx'] });
});
afterAll(() => sandbox.close());

/**
 * The paths of some calls in the SDK begin with `/v2`, as does its default base URL: the real API returns 404 for `/v2/v2`.
 * Other calls have the right path.
 */
function clientOf(name: string, base: 'with v2' | 'without v2', apiKey = accountOf(sandbox, 'telnyx', name).apiKey) {
  const baseURL = base === 'with v2' ? sandbox.baseUrls.telnyx : new URL(sandbox.baseUrls.telnyx).origin;
  return new Telnyx({ apiKey, baseURL, maxRetries: 0 });
}

const numbersOf = (name: string) => telnyxFleet.find(({ account }) => account === name)?.numbers ?? [];

async function all<Row>(pages: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of pages) rows.push(row);
  return rows;
}

describe('the official SDK', () => {
  it('lists the numbers, page by page', async () => {
    const rows = await all(clientOf('tulsa', 'without v2').whatsapp.phoneNumbers.list({ 'page[size]': 5 }));
    expect(rows).toEqual(numbersOf('tulsa'));
    const queries = sandbox.requests.list({ provider: 'telnyx' }).map(({ status }) => status);
    expect(queries).toEqual([200, 200, 200, 200]);
  });

  it('lists a page of numbers, and fetches one, with its default form of the base URL', async () => {
    const { whatsapp } = clientOf('porto', 'with v2');
    const { data } = await whatsapp.phoneNumbers.get({ 'page[number]': 2, 'page[size]': 1 });
    expect(data).toEqual(numbersOf('porto').slice(1, 2));
    const one = await whatsapp.phoneNumbers.retrievePhoneNumber('+351912000003');
    expect(one.data).toEqual(numbersOf('porto')[2]);
  });

  it('lists the WABAs, fetches one by its ID, and lists the numbers of one', async () => {
    const { businessAccounts } = clientOf('tulsa', 'without v2').whatsapp;
    const rows = await all(businessAccounts.list());
    expect(rows.map(({ name, phone_numbers_count: count }) => [name, count])).toEqual([
      ['Prairie Parcels', 8],
      ['Prairie Depot', 9],
      ['Prairie Kiosk', 0],
    ]);
    const id = rows[1]?.id ?? '';
    expect((await businessAccounts.retrieve(id)).data).toMatchObject({ id, waba_id: '502030405060708002' });
    expect(await all(businessAccounts.phoneNumbers.list(id))).toHaveLength(9);
  });

  it('gets 404 for the calls whose path begins with /v2, with its default form of the base URL', async () => {
    const list = all(clientOf('tulsa', 'with v2').whatsapp.phoneNumbers.list());
    await expect(list).rejects.toMatchObject({ status: 404, error: { errors: [{ code: '10005' }] } });
  });

  it('understands the errors of a wrong key and of a number that does not exist', async () => {
    const wrong = clientOf('tulsa', 'with v2', 'KEY-wrong').whatsapp.phoneNumbers.get();
    await expect(wrong).rejects.toBeInstanceOf(Telnyx.AuthenticationError);
    const missing = clientOf('tulsa', 'with v2').whatsapp.phoneNumbers.retrievePhoneNumber('+351912000003');
    await expect(missing).rejects.toBeInstanceOf(Telnyx.NotFoundError);
  });
});
