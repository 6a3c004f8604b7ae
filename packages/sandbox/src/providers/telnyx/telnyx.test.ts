import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

const [template] = defaultFleet.telnyx;
if (template === undefined) throw new Error('The default fleet is empty.');
const restricted = { ...template, account: 'restricted', apiKey: 'KEY-restricted', isRestricted: true } as const;

let sandbox: Sandbox<'telnyx'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['telnyx'], fleet: { telnyx: [...defaultFleet.telnyx, restricted] } });
});
afterAll(() => sandbox.close());

const send = (path: string, apiKey = accountOf(sandbox, 'telnyx', 'tulsa').apiKey, method = 'GET') =>
  fetch(sandbox.baseUrls.telnyx + path, { method, headers: { authorization: `Bearer ${apiKey}` } });
const read = async (path: string, apiKey?: string) => bodyOf(await send(path, apiKey));

describe('a list', () => {
  it('has 20 rows on a page by default, and an empty page after the last', async () => {
    expect(await read('/whatsapp/phone_numbers')).toMatchObject({
      data: { length: 17 },
      meta: { page_number: 1, page_size: 20, total_pages: 1, total_results: 17 },
    });
    const page = (number: number) => read(`/whatsapp/phone_numbers?page%5Bnumber%5D=${number}&page[size]=8`);
    expect(await page(3)).toMatchObject({ data: { length: 1 }, meta: { page_number: 3, total_pages: 3 } });
    expect(await page(4)).toMatchObject({ data: [], meta: { page_number: 4, total_pages: 3 } });
  });

  it('has no meta and undocumented members in one account only', async () => {
    const { apiKey } = accountOf(sandbox, 'telnyx', 'porto');
    const porto = Object(await read('/whatsapp/phone_numbers', apiKey));
    expect(porto).not.toHaveProperty('meta');
    expect(porto.data[0]).toMatchObject({ display_name_status: 'APPROVED', messaging_limit_tier: 'TIER_2K' });
    expect(porto.data[0]).not.toHaveProperty('coexistence_state');
    const tulsa = JSON.stringify(await read('/whatsapp/phone_numbers'));
    expect(tulsa).not.toMatch(/display_name_status|messaging_limit/);
  });

  it('of WABAs counts their numbers, and that of one WABA has these numbers', async () => {
    const { data } = Object(await read('/whatsapp/business_accounts'));
    expect(data).toMatchObject([{ phone_numbers_count: 8 }, { phone_numbers_count: 9 }, { phone_numbers_count: 0 }]);
    const numbers = await read(`/whatsapp/business_accounts/${data[1].id}/phone_numbers`);
    expect(numbers).toMatchObject({ data: { length: 9 }, meta: { total_results: 9 } });
  });

  it.each(['page[size]=0', 'page[size]=251', 'page[number]=0', 'page[number]=1.5', 'page[number]='])(
    'is rejected with %s, and the error names the parameter',
    async (query) => {
      const response = await send(`/whatsapp/phone_numbers?${query}`);
      expect(response.status).toBe(400);
      const parameter = query.split('=')[0];
      expect(await bodyOf(response)).toMatchObject({ errors: [{ code: '10015', source: { parameter } }] });
    },
  );
});

it.each(['+19185550101', '%2B19185550101'])('a number is found by %s', async (number) => {
  expect(await read(`/whatsapp/phone_numbers/${number}`)).toMatchObject({ data: { phone_number: '+19185550101' } });
});

describe('a request fails', () => {
  const numbers = '/whatsapp/phone_numbers';

  it.each<[string, number, string, string, (string | undefined)?, string?]>([
    ['with a wrong key', 401, '10009', numbers, 'KEY-wrong'],
    ['with a key that has no permission', 403, '10010', numbers, restricted.apiKey],
    ['for /v2/v2', 404, '10005', `/v2${numbers}`],
    ['for an unknown list', 404, '10005', '/whatsapp/message_templates'],
    ['for a number of another account', 404, '10005', `${numbers}/+351912000001`],
    ['for an unknown WABA', 404, '10005', '/whatsapp/business_accounts/0192aaaa/phone_numbers'],
    ['for another method', 405, '10015', numbers, undefined, 'POST'],
  ])('%s: HTTP %i, code %s', async (_, status, code, path, apiKey, method) => {
    const response = await send(path, apiKey, method);
    expect(response.status).toBe(status);
    const error = { code, title: expect.any(String), detail: expect.any(String) };
    expect(await bodyOf(response)).toMatchObject({ errors: [error] });
  });

  it('above a rate limit, with the seconds until its reset', async () => {
    const start = Date.parse('2026-03-01T12:00:00Z');
    const rateLimits = { telnyx: { requests: 2, perMs: 30_000 } };
    const limited = await startSandbox({ providers: ['telnyx'], now: () => start, rateLimits });
    try {
      const headers = { authorization: `Bearer ${limited.credentials.telnyx.apiKey}` };
      const request = () => fetch(`${limited.baseUrls.telnyx}${numbers}`, { headers });
      const throttle = ({ status, headers: received }: Response) => [
        status,
        ...['limit', 'remaining', 'reset'].map((name) => received.get(`x-ratelimit-${name}`)),
      ];
      expect(throttle(await request())).toEqual([200, '2', '1', '30']);
      expect(throttle(await request())).toEqual([200, '2', '0', '30']);
      expect(throttle(await request())).toEqual([429, '2', '0', '30']);
    } finally {
      await limited.close();
    }
  });
});

it('the default fleet has every documented word, and those of Meta that others have seen', () => {
  const rows = defaultFleet.telnyx.flatMap((account) => account.numbers);
  const words = (list: readonly unknown[]) => [...new Set(list.map(String))].sort().join(' ');
  expect(words(rows.map(({ coexistence_state }) => coexistence_state))).toBe(
    'active disconnected history_declined null offboarded pending_onboarding sync_complete sync_deadline_expired sync_pending syncing undefined',
  );
  expect(words(rows.map(({ status }) => status))).toBe(
    'BANNED CONNECTED DELETED DISCONNECTED FLAGGED MIGRATED PENDING RATE_LIMITED RESTRICTED UNKNOWN UNVERIFIED',
  );
  expect(words(rows.map(({ quality_rating }) => quality_rating))).toBe('GREEN RED UNKNOWN YELLOW');
  const wabas = defaultFleet.telnyx.flatMap((account) => account.wabas);
  expect(words(wabas.map((waba) => waba.account_review_status))).toBe('APPROVED PENDING REJECTED');
  expect(words(wabas.map((waba) => waba.business_verification_status))).toBe('pending_submission rejected verified');
});

it('a generated fleet has the given number of accounts and numbers, and is the same each time', () => {
  const size = { accounts: 3, numbers: 100 };
  const fleet = generateFleet('telnyx', size);
  expect(fleet.map(({ numbers }) => numbers.length)).toEqual([34, 33, 33]);
  expect(new Set(fleet.flatMap(({ numbers }) => numbers.map((row) => row.phone_number_id))).size).toBe(100);
  expect(generateFleet('telnyx', size)).toEqual(fleet);
});
