import { BirdAPIError, BirdClient } from '@messagebird/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';

let sandbox: Sandbox<'bird'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['bird'] });
});
afterAll(() => sandbox.close());

function client(apiKey = accountOf(sandbox, 'bird', 'amsterdam').apiKey): BirdClient {
  return new BirdClient({ apiKey, baseUrl: sandbox.baseUrls.bird, maxRetries: 0 });
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

it('the official SDK lists every number, page by page, the newest first', async () => {
  const numbers = await all(client().whatsapp.numbers.list());
  expect(numbers).toHaveLength(17);
  expect(numbers.at(-1)).toMatchObject({
    phone_number: '+447700900110',
    status: 'connected',
    quality_rating: 'green',
    messaging_limit: 'tier_unlimited',
    is_official_business_account: true,
  });
  expect(sandbox.requests.list({ call: 'numbers' }).map(({ status }) => status)).toEqual([200, 200]);
});

it('it filters by repeated states and by WABA', async () => {
  const states = await all(client().whatsapp.numbers.list({ status: ['preparing', 'failed'] }));
  expect(states.map(({ status }) => status).sort()).toEqual(['failed', 'failed', 'preparing', 'preparing']);
  expect(states.map(({ error }) => error?.code).sort()).toEqual([
    'internal_error',
    'number_already_linked',
    undefined,
    undefined,
  ]);
  const terminal = client().whatsapp.numbers.list({ waba: '204060801030507002', limit: 1, order: 'asc' });
  expect((await all(terminal)).map(({ name }) => name)).toEqual(['Parking', 'Shops', 'Shuttle', 'Café Möwe ☕']);
});

it('it steps back with the cursor of the previous page', async () => {
  const { numbers } = client().whatsapp;
  const first = await numbers.list({ limit: 4 });
  const second = await numbers.list({ limit: 4, starting_after: first.next_cursor ?? '' });
  const back = await numbers.list({ limit: 4, ending_before: second.prev_cursor ?? '' });
  expect(back).toEqual(first);
});

it('it lists the business accounts', async () => {
  const wabas = await all(client().whatsapp.businessAccounts.list({ order: 'asc' }));
  expect(wabas).toHaveLength(12);
  expect(wabas[1]).toMatchObject({
    waba: '204060801030507002',
    portfolio: { meta_id: '504030201060708001' },
    ban: { state: 'scheduled_for_disable' },
  });
});

it.each([
  ['an unknown key', 'bk_eu1_wrong', 401, 'auth_error', 'BirdAuthError'],
  ['a key of another region', 'bk_us1_other', 421, 'misdirected_error', 'BirdMisdirectedError'],
])('it understands the error for %s', async (_, apiKey, statusCode, type, name) => {
  const error = await client(apiKey)
    .whatsapp.numbers.list()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BirdAPIError);
  expect(error).toMatchObject({ name, statusCode, type, requestId: expect.stringMatching(/^req_/) });
});

it('it understands the errors of a parameter and of a rate limit', async () => {
  const cursor = client().whatsapp.numbers.list({ starting_after: 'made-up' });
  await expect(cursor).rejects.toMatchObject({ name: 'BirdValidationError', details: [{ param: 'starting_after' }] });
  const slow = await startSandbox({ providers: ['bird'], rateLimits: { bird: { requests: 1, perMs: 5_000 } } });
  const { apiKey } = accountOf(slow, 'bird', 'amsterdam');
  const { businessAccounts } = new BirdClient({ apiKey, baseUrl: slow.baseUrls.bird, maxRetries: 0 }).whatsapp;
  await businessAccounts.list();
  await expect(businessAccounts.list()).rejects.toMatchObject({ name: 'BirdRateLimitError', retryAfter: 5 });
  await slow.close();
});
