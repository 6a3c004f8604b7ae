import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, generateFleet, type Sandbox, type SandboxOptions, startSandbox } from '../../index.js';

let sandbox: Sandbox<'kapso'>;
const open = async (options: SandboxOptions<'kapso'> = {}) => {
  sandbox = await startSandbox({ providers: ['kapso'], ...options });
};
beforeEach(() => open());
afterEach(() => sandbox.close());

const numbersPath = '/platform/v1/whatsapp/phone_numbers';
const proxyPath = '/meta/whatsapp/v24.0';
const apiKey = 'sandbox-kapso-key-arequipa';

function get(path: string, headers: Record<string, string> = { 'x-api-key': apiKey }): Promise<Response> {
  return fetch(sandbox.baseUrls.kapso + path, { headers });
}
const read = async (path: string) => bodyOf(await get(path));

describe('the list of numbers', () => {
  it('has 20 rows a page by default and 100 at most', async () => {
    expect(await read(numbersPath)).toMatchObject({
      data: { length: 18 },
      meta: { page: 1, per_page: 20, total_pages: 1, total_count: 18 },
    });
    expect(await read(`${numbersPath}?per_page=5&page=4`)).toMatchObject({
      data: { length: 3 },
      meta: { page: 4, per_page: 5, total_pages: 4, total_count: 18 },
    });
    expect(await read(`${numbersPath}?per_page=5&page=5`)).toMatchObject({ data: [] });
  });

  it('is filtered by WABA and customer', async () => {
    expect(await read(`${numbersPath}?business_account_id=305060708090300103`)).toMatchObject({
      meta: { total_count: 5 },
    });
    const customer = '3f2e1d0c-9b8a-4f6e-8d4c-3b2a1f0e9d8c';
    expect(await read(`${numbersPath}?customer_id=${customer}`)).toMatchObject({ meta: { total_count: 3 } });
    expect(await read(`${numbersPath}?business_account_id=1`)).toMatchObject({ data: [], meta: { total_count: 0 } });
  });

  it.each(['page=0', 'page=x', 'page=', 'per_page=0', 'per_page=101', 'per_page=1.5'])(
    'rejects %s',
    async (parameter) => {
      const response = await get(`${numbersPath}?${parameter}`);
      expect(response.status).toBe(400);
      expect(await bodyOf(response)).toMatchObject({ error: 'Invalid parameters' });
    },
  );

  it('has rows that Kapso has not read from Meta yet, and limits as text, number and word', () => {
    const rows = defaultFleet.kapso.flatMap(({ numbers }) => numbers);
    expect(rows[0]).toMatchObject({ display_phone_number: null, status: null, business_account_id: null });
    expect(rows.map((row) => row.whatsapp_business_manager_messaging_limit)).toEqual(
      expect.arrayContaining(['10000', 10000, 'TIER_10K', '250', 250, 'TIER_250', null]),
    );
  });
});

describe('the API key', () => {
  it('is required in X-API-Key; the proxy also accepts it as a bearer token', async () => {
    const bearer = { authorization: `Bearer ${apiKey}` };
    for (const headers of [{}, bearer, { 'x-api-key': 'unknown' }] as Record<string, string>[]) {
      const response = await get(numbersPath, headers);
      expect([response.status, await bodyOf(response)]).toMatchObject([401, { error: 'Invalid or missing API key' }]);
    }
    expect((await get(`${proxyPath}/305060708090300101`, bearer)).status).toBe(200);
    expect((await get(`${proxyPath}/305060708090300101`, {})).status).toBe(401);
  });

  it('is that of one project: another project has other numbers', async () => {
    const response = await get(`${numbersPath}/${defaultFleet.kapso[1]?.numbers[0]?.id}/health`);
    expect(response.status).toBe(404);
  });
});

describe('a health check', () => {
  const mitad = { 'x-api-key': 'sandbox-kapso-key-mitad' };
  const ids = defaultFleet.kapso[1]?.numbers.map(({ id }) => id) ?? [];
  const health = async (id = '') => bodyOf(await get(`${numbersPath}/${id}/health`, mitad));

  it('has each documented status', async () => {
    const all = await Promise.all(ids.map(health));
    expect(all.map(({ status }) => status)).toEqual(['healthy', 'degraded', 'unhealthy', 'unhealthy', 'error']);
    expect(all[2]).toMatchObject({ checks: { messaging_health: { overall_status: 'BLOCKED' } } });
    expect(all[3]).toMatchObject({ checks: { token_validity: { passed: false } } });
  });

  it('is limited to 5 a second, and counts for the limit of the key', async () => {
    let clock = Date.parse('2026-03-01T12:00:00Z');
    await sandbox.close();
    await open({ now: () => clock });
    for (let made = 0; made < 5; made += 1) {
      expect((await get(`${numbersPath}/${ids[0]}/health`, mitad)).status).toBe(200);
    }
    const rejected = await get(`${numbersPath}/${ids[0]}/health`, mitad);
    expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '1']);
    expect(rejected.headers.get('x-health-ratelimit-second-remaining')).toBe('0');
    expect(await bodyOf(rejected)).toMatchObject({ error: 'Rate limit exceeded', message: expect.any(String) });
    expect((await get(numbersPath, mitad)).headers.get('x-ratelimit-remaining')).toBe('94');
    clock += 1_000;
    expect((await get(`${numbersPath}/${ids[0]}/health`, mitad)).status).toBe(200);
  });
});

it('the key has 100 requests a minute, and then waits for 60 seconds', async () => {
  for (let made = 0; made < 100; made += 1) await get(`${numbersPath}?per_page=1`);
  const rejected = await get(numbersPath);
  expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '60']);
  expect(rejected.headers.get('x-ratelimit-limit')).toBe('100');
});

describe('the proxy', () => {
  it('returns the fields of a WABA that the query names, and four by default', async () => {
    expect(Object.keys(await read(`${proxyPath}/305060708090300101`))).toEqual([
      'id',
      'name',
      'timezone_id',
      'message_template_namespace',
    ]);
    expect(await read(`${proxyPath}/305060708090300103?fields=name,status`)).toEqual({
      id: '305060708090300103',
      name: 'Tours Colca',
      status: 'DISABLED',
    });
  });

  it.each([
    ['305060708090300101?fields=name,mood', 100, undefined],
    ['305060708090300102?fields=name,status', 100, undefined],
    ['999', 100, 33],
    ['305060708090300101/phone_numbers?limit=101', 100, undefined],
    ['305060708090300101/phone_numbers?after=zzz', 100, undefined],
  ])('passes on the error of Meta for %s', async (path, code, subcode) => {
    const response = await get(`${proxyPath}/${path}`);
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toEqual({
      error: {
        message: expect.any(String),
        type: 'OAuthException',
        code,
        fbtrace_id: expect.any(String),
        ...(subcode !== undefined && { error_subcode: subcode }),
      },
    });
  });

  it('passes on that the token of a WABA has expired', async () => {
    const [project] = defaultFleet.kapso;
    if (project === undefined) throw new Error('The default fleet is empty.');
    await sandbox.close();
    await open({ fleet: { kapso: [{ ...project, disconnected: ['305060708090300101'] }] } });
    const response = await get(`${proxyPath}/305060708090300101`);
    expect([response.status, await bodyOf(response)]).toMatchObject([
      401,
      { error: { code: 190, error_subcode: 463 } },
    ]);
  });
});

it('a generated fleet has the given number of accounts and numbers', () => {
  const fleet = generateFleet('kapso', { accounts: 3, numbers: 100 });
  expect(fleet.map(({ numbers }) => numbers.length)).toEqual([34, 33, 33]);
  const ids = fleet.flatMap(({ numbers }) => numbers.map(({ id }) => id));
  expect(new Set(ids).size).toBe(100);
  expect(generateFleet('kapso', { accounts: 3, numbers: 100 })).toEqual(fleet);
});
