import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf, metaRequest, send } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Sandbox, startSandbox } from '../../index.js';
import type { MetaFleet } from './model.js';

const retail = '10229012934000001';
const nordlys = '506914307000001';
const { apps, wabas } = defaultFleet.meta;

let now = Date.parse('2026-01-15T08:00:00Z');
let sandbox: Sandbox<'meta'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'], now: () => now });
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

type Name = 'oslo' | 'beirut' | 'tripoli';
const account = (name: Name) => accountOf(sandbox, 'meta', name);

/** Sends a request as an account does: the token in the header, with a proof if the account has the app secret. */
function sendRequest(path: string, name: Name = 'oslo', accessToken = account(name).accessToken) {
  const { appSecret, baseUrl } = account(name);
  const proof = appSecret && createHmac('sha256', appSecret).update(accessToken).digest('hex');
  const mark = path.includes('?') ? '&' : '?';
  return send(metaRequest({ baseUrl, accessToken }, `/v25.0${path}${proof ? `${mark}appsecret_proof=${proof}` : ''}`));
}
const read = async (path: string, name?: Name) => bodyOf(await sendRequest(path, name));
const error = (code: number, subcode?: number) => ({
  error: { code, type: expect.any(String), fbtrace_id: expect.any(String), ...(subcode && { error_subcode: subcode }) },
});

describe('fields', () => {
  it('are the default or the requested ones, and always the ID', async () => {
    expect(Object.keys(await read(`/${retail}`)).sort()).toEqual([
      'id',
      'message_template_namespace',
      'name',
      'timezone_id',
    ]);
    expect(await read(`/${retail}?fields=currency,country`)).toEqual({ id: retail, currency: 'NOK', country: 'NO' });
    expect(await read('/10634052200000001?fields=verified_name')).toEqual({
      id: '10634052200000001',
      verified_name: 'Nordlys',
    });
  });

  it.each([
    [`/${retail}?fields=id,shoe_size`, '(shoe_size) on node type (WhatsAppBusinessAccount)'],
    [`/${retail}/phone_numbers?fields=shoe_size`, '(shoe_size) on node type (WhatsAppBusinessPhoneNumber)'],
    ['/10229012934000002/phone_numbers?fields=shoe_size', '(shoe_size) on node type (WhatsAppBusinessPhoneNumber)'],
    [`/${nordlys}/phone_numbers`, '(phone_numbers) on node type (Business)'],
    [`/${nordlys}?fields=id,currency`, '(currency) on node type (Business)'],
    [
      `/${retail}/owned_whatsapp_business_accounts`,
      '(owned_whatsapp_business_accounts) on node type (WhatsAppBusinessAccount)',
    ],
    ['/10634052200000001/phone_numbers', '(phone_numbers) on node type (WhatsAppBusinessPhoneNumber)'],
  ])('of %s reject the whole request when one does not exist', async (path, words) => {
    const response = await sendRequest(path);
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({ error: { code: 100, message: expect.stringContaining(words) } });
  });

  it('of version 24 do not exist in version 23', async () => {
    const path = `/v23.0/${retail}?fields=whatsapp_business_manager_messaging_limit`;
    expect(await bodyOf(await send(metaRequest(account('oslo'), path)))).toMatchObject(error(100));
  });
});

describe('pages', () => {
  it('follow each other by cursor, and next is there only before another one', async () => {
    const path = `/${retail}/phone_numbers?fields=id&limit=4`;
    const first = await read(path);
    expect(first).toMatchObject({ data: { length: 4 }, paging: { next: expect.stringContaining('access_token=EAA') } });
    const { paging } = first as { paging: { cursors: { after: string }; next: string } };
    const second = await read(`${path}&after=${paging.cursors.after}`);
    expect(second).toMatchObject({ data: { length: 2 }, paging: { cursors: {} } });
    expect(second).not.toHaveProperty('paging.next');
    expect(await bodyOf(await fetch(paging.next))).toEqual(second);
  });

  it('are empty, without cursors, where nothing exists', async () => {
    expect(await read('/10229012934000002/phone_numbers')).toEqual({ data: [] });
  });

  it.each(['limit=0', 'limit=101', 'limit=all', 'after=nowhere'])('reject %s', async (parameter) => {
    expect(await read(`/${retail}/phone_numbers?${parameter}`)).toMatchObject(error(100));
  });

  it('link to another host with the fault foreign-links', async () => {
    await sandbox.faults.set({ kind: 'foreign-links' });
    expect(await read(`/${retail}/phone_numbers?limit=1`)).toMatchObject({
      data: { length: 1 },
      paging: { next: expect.stringMatching(/^http:\/\/elsewhere\.invalid\/v25\.0\/.*access_token=/) },
    });
  });
});

describe('the edges of a business', () => {
  it('list what it owns and what is shared with it', async () => {
    const owned = await read(`/${nordlys}/owned_whatsapp_business_accounts?fields=id`);
    expect(owned).toMatchObject({ data: [{ id: retail }, { id: '10229012934000002' }] });
    const shared = await read(`/${nordlys}/client_whatsapp_business_accounts?fields=name`);
    expect(shared).toMatchObject({ data: [{ name: 'Cedar Care' }] });
  });

  it('need business_management, and the business of the token', async () => {
    expect(await read('/506914307000002/owned_whatsapp_business_accounts', 'beirut')).toMatchObject(error(200));
    expect(await read(`/${nordlys}/owned_whatsapp_business_accounts`, 'beirut')).toMatchObject(error(100, 33));
  });
});

describe('debug_token', () => {
  const debug = (input: string, appIndex = 1) => {
    const { id, secret } = apps[appIndex] ?? { id: '', secret: '' };
    const accessToken = `${id}|${secret}`;
    return send(
      metaRequest({ baseUrl: sandbox.baseUrls.meta, accessToken }, `/v25.0/debug_token?input_token=${input}`),
    ).then(bodyOf);
  };

  it('lists for the app of a token which WABAs it was granted', async () => {
    expect(await debug(account('tripoli').accessToken)).toMatchObject({
      data: {
        is_valid: true,
        granular_scopes: [
          {
            scope: 'whatsapp_business_management',
            target_ids: ['10229012934000005', '10229012934000006', '10229012934000008'],
          },
          {},
        ],
      },
    });
    expect(await debug(account('oslo').accessToken, 0)).toHaveProperty('data.granular_scopes', [
      { scope: 'whatsapp_business_management' },
      { scope: 'whatsapp_business_messaging' },
    ]);
  });

  it('reports that an unknown token is not valid', async () => {
    expect(await debug('EAAnobody')).toMatchObject({ data: { is_valid: false } });
  });

  it('rejects other apps, and a token if its user is not a developer of the app', async () => {
    expect(await debug(account('tripoli').accessToken, 0)).toMatchObject(error(100));
    expect(await read(`/debug_token?input_token=${account('tripoli').accessToken}`, 'tripoli')).toMatchObject(
      error(100),
    );
  });
});

describe('a caller', () => {
  it('needs a token, in the header or in the query', async () => {
    expect((await fetch(`${sandbox.baseUrls.meta}/v25.0/${retail}`)).status).toBe(401);
    const inQuery = await fetch(`${sandbox.baseUrls.meta}/v25.0/${retail}?access_token=${account('oslo').accessToken}`);
    expect(inQuery.status).toBe(200);
  });

  it('sees the unknown token in the error, as Graph prints it', async () => {
    const response = await sendRequest(`/${retail}`, 'oslo', 'EAAwrong');
    expect(response.status).toBe(401);
    expect(await bodyOf(response)).toMatchObject({ error: { code: 190, message: 'Malformed access token EAAwrong' } });
  });

  it('must prove the secret of an app that requires it, and never with a wrong proof', async () => {
    const bare = await send(metaRequest(account('beirut'), '/v25.0/10229012934000004'));
    expect(await bodyOf(bare)).toMatchObject({ error: { code: 100, type: 'GraphMethodException' } });
    expect((await sendRequest('/10229012934000004', 'beirut')).status).toBe(200);
    expect(await read(`/${retail}?appsecret_proof=wrong`)).toMatchObject(error(100));
  });

  it('sees nothing that it was not granted, and gets an error for what it may not read', async () => {
    expect(await read(`/${retail}`, 'beirut')).toMatchObject(error(100, 33));
    expect(await read('/1', 'oslo')).toMatchObject(error(100, 33));
    expect((await sendRequest('/10229012934000006', 'tripoli')).status).toBe(403);
    expect(await read('/10229012934000006', 'tripoli')).toMatchObject(error(200));
  });

  it('gets an error for an expired token', async () => {
    const [token] = defaultFleet.meta.tokens;
    const fleet: MetaFleet = { ...defaultFleet.meta, tokens: token ? [{ ...token, expiresAt: 1_700_000_000 }] : [] };
    const expired = await startSandbox({ providers: ['meta'], fleet: { meta: fleet } });
    const response = await send(metaRequest(accountOf(expired, 'meta', 'oslo'), `/v25.0/${retail}`));
    expect(await bodyOf(response)).toMatchObject(error(190, 463));
    await expired.close();
  });
});

it('counts calls for each WABA by the hour: an empty one has a twenty-fifth', async () => {
  const rateLimits = { meta: { requests: 50, perMs: 3_600_000 } };
  const limited = await startSandbox({ providers: ['meta'], now: () => now, rateLimits });
  const call = () => send(metaRequest(accountOf(limited, 'meta', 'oslo'), '/v25.0/10229012934000002'));
  const usage = (response: Response) => JSON.parse(response.headers.get('x-business-use-case-usage') ?? '{}');
  expect(usage(await call())['10229012934000002'][0]).toMatchObject({ call_count: 50 });
  await call();
  now += 60_000;
  const rejected = await call();
  expect(await bodyOf(rejected)).toMatchObject(error(80007));
  expect(usage(rejected)['10229012934000002'][0]).toMatchObject({
    call_count: 100,
    estimated_time_to_regain_access: 59,
  });
  const active = await send(metaRequest(accountOf(limited, 'meta', 'oslo'), `/v25.0/${retail}`));
  expect(active.status).toBe(200);
  now += 59 * 60_000;
  expect((await call()).status).toBe(200);
  await limited.close();
});

it('only reads, and only from paths with a version', async () => {
  const { baseUrl, accessToken } = account('oslo');
  expect(await bodyOf(await send(metaRequest({ baseUrl, accessToken }, `/${retail}`)))).toMatchObject(error(2500));
  const posted = await fetch(`${baseUrl}/v25.0/${retail}`, { method: 'POST' });
  expect(await bodyOf(posted)).toMatchObject(error(2500));
});

it('has more than fifteen numbers, two empty WABAs and one that may not be read', () => {
  const numbers = wabas.flatMap((waba) => waba.numbers);
  expect(numbers.length).toBeGreaterThan(15);
  expect(numbers.map(({ health_status }) => health_status)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ can_send_message: 'BLOCKED' }),
      expect.objectContaining({ can_send_message: 'LIMITED' }),
    ]),
  );
  expect(wabas.filter((waba) => waba.numbers.length === 0)).toHaveLength(2);
  expect(wabas.filter(({ forbidden }) => forbidden)).toHaveLength(1);
});
