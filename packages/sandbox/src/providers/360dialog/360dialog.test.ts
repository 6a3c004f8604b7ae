import { afterEach, expect, it } from 'vitest';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Fleet, generateFleet, startSandbox } from '../../index.js';

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.close();
});

const fleet = defaultFleet['360dialog'];
const [leipzig] = fleet.partners;
const [dresden, meissen] = fleet.numbers;

async function open(changes: Partial<Fleet['360dialog']> = {}) {
  const sandbox = await startSandbox({ providers: ['360dialog'], fleet: { '360dialog': { ...fleet, ...changes } } });
  started.push(sandbox);
  return (path: string, headers: Record<string, string>) =>
    fetch(`${sandbox.baseUrls['360dialog']}${path}`, { headers: { Accept: 'application/json', ...headers } });
}

const path = `/partners/${leipzig?.partnerId}/channels`;
const key = { 'x-api-key': leipzig?.apiKey ?? '' };

it('a page of channels has the recorded envelope and row', async () => {
  const response = await (await open())(`${path}?limit=3&offset=1&sort=id`, key);
  const body = await bodyOf(response);
  expect(response.status).toBe(200);
  expect(body).toMatchObject({ count: 3, total: 20, limit: 3, offset: 1, sort: ['id'], filters: {} });
  expect(body).toHaveProperty('partner_channels[0]', {
    id: 'Lpz02CH',
    client_id: 'KundeCL',
    client: { id: 'KundeCL', name: 'Kunde', contact_info: { email: 'kunde@example.com' } },
    status: 'ready',
    hub_status: 'live',
    availability_status: 'ready',
    account_mode: 'live',
    current_limit: 'TIER_10K',
    current_quality_rating: 'YELLOW',
    is_oba: false,
    is_on_biz_app: false,
    has_inbox: null,
    cancelled_at: null,
    terminated_at: null,
    created_at: '2026-02-03T09:00:00Z',
    setup_info: {
      phone_number: '491713920002',
      phone_name: 'Konditorei Gohlis',
      new_name_status: null,
      certificate: 'sandbox-dialog-certificate-not-real',
    },
    waba_account: {
      id: 'Leip1WA',
      external_id: '209360000000000001',
      name: 'Bäckerei Gohlis',
      namespace: '360d0000_0000_4000_8000_000000000001',
      fb_account_status: 'verified',
      status: 'approved',
      on_behalf_of_business_info: null,
    },
    waba_account_id: 'Leip1WA',
    integration: { enabled: true, app_id: '104148', state: 'running' },
  });
});

it('channels are filtered by paths of members, and sorted in both directions', async () => {
  const send = await open();
  const filters = encodeURIComponent(JSON.stringify({ 'waba_account.id': 'Leip1WA', status: 'created' }));
  expect(await bodyOf(await send(`${path}?filters=${filters}`, key))).toMatchObject({
    count: 1,
    total: 1,
    limit: 1000,
    partner_channels: [{ id: 'Lpz04CH' }],
  });
  const last = await send(`${path}?sort=-id&limit=1`, key);
  expect(await bodyOf(last)).toMatchObject({ partner_channels: [{ id: 'Lpz20CH' }] });
});

it.each(['limit=0', 'limit=ten', 'offset=-1', 'filters=id', 'filters=[]', 'sort=name'])(
  'a query of %s is HTTP 400',
  async (query) => {
    const response = await (await open())(`${path}?${query}`, key);
    expect([response.status, await bodyOf(response)]).toEqual([
      400,
      { meta: { success: false, http_code: 400, developer_message: 'Wrong payload' } },
    ]);
  },
);

it('a wrong key is HTTP 401, another partner HTTP 403, and another address HTTP 404', async () => {
  const send = await open();
  for (const [address, headers, status] of [
    [path, { 'x-api-key': 'wrong' }, 401],
    [path, { 'd360-api-key': leipzig?.apiKey ?? '' }, 401],
    ['/partners/OtherPA/channels', key, 403],
    ['/partners/OtherPA/clients', key, 404],
    ['/health_status', key, 401],
    ['/v1/configs/phone_number', { 'd360-api-key': dresden?.apiKey ?? '' }, 404],
  ] as const) {
    const response = await send(address, { ...headers });
    expect([response.status, await bodyOf(response)]).toMatchObject([
      status,
      { meta: { success: false, http_code: status, developer_message: expect.any(String) } },
    ]);
  }
});

it('five requests of a partner are admitted in 30 seconds; numbers have no limit', async () => {
  const send = await open();
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await send(path, key)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const number = { 'd360-api-key': dresden?.apiKey ?? '' };
  for (let count = 0; count < 6; count += 1) expect((await send('/health_status', number)).status).toBe(200);
});

it('a number has its health, and the requested fields beside it', async () => {
  const send = await open();
  const headers = { 'd360-api-key': dresden?.apiKey ?? '' };
  expect(Object.keys(await bodyOf(await send('/health_status', headers)))).toEqual(['health_status']);
  expect(await bodyOf(await send('/health_status?fields=id,display_phone_number', headers))).toMatchObject({
    health_status: { can_send_message: 'LIMITED', entities: { length: 4 } },
    id: '108360000000000001',
    display_phone_number: '+49 171 3920051',
  });
});

it('a field that is not passed on is an error of Meta', async () => {
  const headers = { 'd360-api-key': meissen?.apiKey ?? '' };
  const response = await (await open())('/health_status?fields=id,throughput', headers);
  expect([response.status, await bodyOf(response)]).toMatchObject([
    400,
    { error: { code: 100, message: expect.stringContaining('(throughput)'), fbtrace_id: expect.any(String) } },
  ]);
});

it.each([
  [400, 'Rate limit exceeded'],
  [400, 'API disabled'],
  [403, 'Endpoint blocked'],
  [502, 'Upstream not available'],
])('a number may be rejected with HTTP %i and "%s"', async (status, message) => {
  const numbers = fleet.numbers.map((number) => ({ ...number, rejectedWith: { status, message } }));
  const response = await (await open({ numbers }))('/health_status', { 'd360-api-key': dresden?.apiKey ?? '' });
  expect([response.status, await bodyOf(response)]).toMatchObject([status, { meta: { developer_message: message } }]);
});

it('the default fleet has every status, rating, limit and review of a channel', () => {
  const channels = leipzig?.channels ?? [];
  const words = (read: (channel: Record<string, unknown>) => unknown) =>
    [...new Set(channels.map(read))]
      .filter((word) => typeof word === 'string')
      .sort()
      .join(' ');
  const waba = (name: string) => words(({ waba_account }) => Object(waba_account)[name]);
  expect(words(({ status }) => status)).toBe(
    'certificate_declined consents_signed created error imported migration_code_requested modified new_name_requested porting_ready ready ready_for_migration unknown unverified verified waiting_for_migration_code',
  );
  expect(words(({ current_quality_rating }) => current_quality_rating)).toBe('GREEN RED UNKNOWN YELLOW');
  expect(words(({ current_limit }) => current_limit)).toBe(
    'TIER_100K TIER_10K TIER_1K TIER_250 TIER_2K TIER_50 TIER_UNLIMITED',
  );
  expect(words(({ hub_status }) => hub_status)).toBe('deleted live pending_deletion');
  expect(words(({ account_mode }) => account_mode)).toBe('live sandbox');
  expect(waba('status')).toBe('approved banned bsp_removed disabled pending rejected');
  expect(waba('fb_account_status')).toBe(
    'failed not_verified pending pending_need_more_info pending_submission rejected unknown verified',
  );
});

it('a generated fleet has the same numbers for any number of accounts', () => {
  const phones = (accounts: number) =>
    generateFleet('360dialog', { accounts, numbers: 101 })
      .partners.flatMap(({ channels }) => channels.map(({ setup_info }) => Object(setup_info).phone_number))
      .sort();
  expect(phones(3)).toEqual(phones(1));
  expect(new Set(phones(1)).size).toBe(101);
});
