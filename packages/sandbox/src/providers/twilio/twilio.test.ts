import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

const [template] = defaultFleet.twilio;
if (template === undefined) throw new Error('The default fleet is empty.');
const suspended = { ...template, account: 'suspended', accountSid: 'ACsuspended', isSuspended: true } as const;
const key = { sid: 'SKrestricted', secret: 'restricted-not-real', isRestricted: true } as const;
const restricted = { ...template, account: 'restricted', accountSid: 'ACrestricted', key };

let sandbox: Sandbox<'twilio'>;
beforeAll(async () => {
  const fleet = { twilio: [...defaultFleet.twilio, suspended, restricted] };
  sandbox = await startSandbox({ providers: ['twilio'], fleet });
});
afterAll(() => sandbox.close());

const senders = '/v2/Channels/Senders';

interface Call {
  readonly user?: string;
  readonly password?: string;
  readonly method?: string;
}

function send(query: string, { path = senders, ...call }: Call & { readonly path?: string } = {}) {
  const { accountSid, authToken } = accountOf(sandbox, 'twilio', 'denver');
  const { user = accountSid, password = authToken, method = 'GET' } = call;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return fetch(sandbox.baseUrls.twilio + path + query, { method, headers: { authorization } });
}

describe('a page of senders', () => {
  it('has the documented envelope, 20 rows by default, and an ID of the request', async () => {
    const response = await send('?Channel=whatsapp');
    expect(response.headers.get('t-request-id')).toMatch(/^RQ[\da-f]{32}$/);
    const body = await bodyOf(response);
    expect(body).toMatchObject({ senders: { length: 13 }, meta: { page: 0, page_size: 20, key: 'senders' } });
    expect(body).toHaveProperty('meta.next_page_url', null);
    expect(body).toHaveProperty('senders[0].url', expect.stringMatching(/\/v2\/Channels\/Senders\/XE[\da-f]{32}$/));
  });

  it('links to the next and the previous page on the host of the request', async () => {
    const first = Object(await bodyOf(await send('?Channel=whatsapp&PageSize=8')));
    expect(first.meta.next_page_url).toContain(
      `${sandbox.baseUrls.twilio}${senders}?Channel=whatsapp&PageSize=8&Page=1`,
    );
    const next = Object(await bodyOf(await send(new URL(first.meta.next_page_url).search)));
    expect(next).toMatchObject({ senders: { length: 5 }, meta: { page: 1, next_page_url: null } });
    expect(next.meta.previous_page_url).toBe(first.meta.url);
  });

  it('is rejected with the token of another page size or channel', async () => {
    const first = Object(await bodyOf(await send('?Channel=whatsapp&PageSize=4')));
    const { searchParams } = new URL(first.meta.next_page_url);
    for (const [name, value] of [
      ['PageSize', '2'],
      ['Channel', 'rcs'],
      ['PageToken', 'PTunknown'],
    ] as const) {
      const changed = new URLSearchParams(searchParams);
      changed.set(name, value);
      expect(await bodyOf(await send(`?${changed}`))).toMatchObject({ code: 20001, status: 400 });
    }
  });

  it.each([
    '',
    '?Channel=sms',
    '?Channel=whatsapp&PageSize=0',
    '?Channel=whatsapp&PageSize=1001',
    '?Channel=rcs&PageSize=x',
  ])('is rejected with the query %j', async (query) => {
    const response = await send(query);
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({ code: 20001, message: expect.any(String), status: 400 });
  });
});

describe('a request fails', () => {
  it.each<[string, number, number, Call & { readonly path?: string }]>([
    ['with a wrong token', 401, 20003, { password: 'wrong' }],
    ['with an unknown SID', 401, 20003, { user: 'ACunknown' }],
    ['with a key and the token of the account', 401, 20003, { user: key.sid }],
    ['to a suspended account', 403, 20005, { user: suspended.accountSid }],
    ['with a key that has no permission', 403, 70051, { user: key.sid, password: key.secret }],
    ['for a path in lower case', 404, 20404, { path: senders.toLowerCase() }],
    ['for another method', 405, 20004, { method: 'DELETE' }],
    ['for a sender of another account', 404, 20404, { path: `${senders}/XE${'0'.repeat(20)}593990000001` }],
  ])('%s: HTTP %i, code %i', async (_, status, code, call) => {
    const response = await send('?Channel=whatsapp', call);
    expect(response.status).toBe(status);
    const more_info = `https://www.twilio.com/docs/errors/${code}`;
    expect(await bodyOf(response)).toMatchObject({ code, message: expect.any(String), more_info, status });
  });

  it('without a credential', async () => {
    const response = await fetch(`${sandbox.baseUrls.twilio}${senders}?Channel=whatsapp`);
    expect([response.status, await bodyOf(response)]).toMatchObject([401, { code: 20003 }]);
  });

  it('above a rate limit, and names no wait', async () => {
    const rateLimits = { twilio: { requests: 1, perMs: 60_000 } };
    const limited = await startSandbox({ providers: ['twilio'], rateLimits });
    try {
      const { accountSid, authToken } = limited.credentials.twilio;
      const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
      const url = `${limited.baseUrls.twilio}${senders}?Channel=whatsapp`;
      expect((await fetch(url, { headers })).status).toBe(200);
      const second = await fetch(url, { headers });
      expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
      expect(await bodyOf(second)).toMatchObject({ code: 20429 });
    } finally {
      await limited.close();
    }
  });
});

it('the default fleet has every documented word, and null in place of every block', () => {
  const rows = defaultFleet.twilio.flatMap((account) => account.senders);
  const words = (list: readonly unknown[]) => [...new Set(list.map(String))].sort().join(', ');
  expect(words(rows.map(({ status }) => status))).toBe(
    'CREATING, DRAFT, OFFLINE, ONLINE, ONLINE:UPDATING, PENDING_VERIFICATION, STUBBED, TWILIO_REVIEW, VERIFYING',
  );
  expect(words(rows.map(({ properties }) => properties?.quality_rating))).toBe(
    'HIGH, LOW, MEDIUM, UNKNOWN, null, undefined',
  );
  expect(words(rows.map(({ properties }) => properties?.messaging_limit))).toBe(
    '100K Customers/24hr, 10K Customers/24hr, 1K customers/24hr, 250 Customers/24hr, 2K Customers/24hr, Unavailable, Unlimited Customers/24hr, null, undefined',
  );
  expect(words(rows.map(({ profile }) => profile?.pending_display_name_status))).toBe(
    'APPROVED, COMPLETED, DECLINED, EXPIRED, PENDING_REVIEW, PIN_MISMATCH, REGISTRATION_FAILED, undefined',
  );
  for (const block of ['configuration', 'webhook', 'profile', 'properties', 'offline_reasons'] as const) {
    expect(rows.map((row) => row[block])).toContain(null);
  }
});

it('a generated fleet has the given number of accounts and senders, and is the same each time', () => {
  const size = { accounts: 3, numbers: 100 };
  const fleet = generateFleet('twilio', size);
  expect(fleet.map((account) => account.senders.length)).toEqual([34, 33, 33]);
  expect(new Set(fleet.flatMap((account) => account.senders.map(({ sid }) => sid))).size).toBe(100);
  expect(generateFleet('twilio', size)).toEqual(fleet);
});
