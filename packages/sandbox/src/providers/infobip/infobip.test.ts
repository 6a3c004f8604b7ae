import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';

const quality = '/whatsapp/1/senders/quality';
const sender = '447700900101';

let sandbox: Sandbox<'infobip'>;
beforeEach(async () => {
  // All requests arrive at the same time.
  sandbox = await startSandbox({ providers: ['infobip'], now: () => Date.parse('2026-03-01T12:00:00Z') });
});
afterEach(() => sandbox.close());

interface Call {
  readonly account?: string;
  readonly authorization?: string;
  readonly method?: string;
}

async function send(target: string, { account = 'thames', authorization, method = 'GET' }: Call = {}) {
  const { apiKey } = accountOf(sandbox, 'infobip', account);
  const headers = { authorization: authorization ?? `App ${apiKey}` };
  const response = await fetch(sandbox.baseUrls.infobip + target, { method, headers });
  return { status: response.status, body: await response.json() };
}

describe('the quality of senders', () => {
  it.each([
    ['commas', 'senders=447700900101,447700900112'],
    ['encoded commas', 'senders=447700900101%2C447700900112'],
    ['a parameter for each', 'senders=447700900101&senders=447700900112'],
  ])('is listed for senders with %s', async (_, query) => {
    const { status, body } = await send(`${quality}?${query}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ results: [{ status: 'CONNECTED' }, { status: 'UNKNOWN' }] });
  });

  it('leaves out senders of other accounts without an error', async () => {
    expect(await send(`${quality}?senders=4740600001`)).toEqual({ status: 200, body: { results: [] } });
  });
});

it('the business info of a sender without one is not found, and its templates are an empty page', async () => {
  expect((await send('/whatsapp/1/senders/447700900111/business-info')).status).toBe(404);
  const { body } = await send('/whatsapp/1/templates?sender=447700900111');
  expect(body).toMatchObject({ results: [], paging: { totalResults: 0 } });
});

describe('a request fails', () => {
  it.each<[string, number, string, string, Call]>([
    ['with an unknown key', 401, 'UNAUTHORIZED', `${quality}?senders=${sender}`, { authorization: 'App unknown' }],
    ['with a bearer token', 401, 'UNAUTHORIZED', `${quality}?senders=${sender}`, { authorization: 'Bearer token' }],
    ['without the scope', 403, 'FORBIDDEN', '/numbers/1/numbers', {}],
    ['without senders', 400, 'BAD_REQUEST', quality, {}],
    ['with 101 senders', 400, 'BAD_REQUEST', `${quality}?senders=${`${sender},`.repeat(100)}${sender}`, {}],
    ['with a plus sign', 400, 'BAD_REQUEST', `${quality}?senders=%2B${sender}`, {}],
    ['with an unknown parameter', 400, 'BAD_REQUEST', `${quality}?sender=${sender}`, {}],
    ['with a page below 0', 400, 'BAD_REQUEST', '/numbers/1/numbers?page=-1', { account: 'fado' }],
    ['for a call that does not exist', 404, 'NOT_FOUND', '/whatsapp/1/senders', {}],
    ['with another method', 404, 'NOT_FOUND', `${quality}?senders=${sender}`, { method: 'POST' }],
  ])('%s: %i %s', async (_, status, messageId, target, call) => {
    const response = await send(target, call);
    expect(response).toMatchObject({ status, body: { requestError: { serviceException: { messageId } } } });
  });

  it.each<[string, number, string, Call]>([
    ['with an unknown key', 401, `/whatsapp/1/senders/${sender}/business-info`, { authorization: 'App unknown' }],
    ['for an unknown sender', 404, '/whatsapp/1/senders/447700900999/business-info', {}],
    ['for a sender that is not a number', 400, '/whatsapp/1/senders/thames/business-info', {}],
    ['with an unknown key', 401, `/whatsapp/1/templates?sender=${sender}`, { authorization: 'App unknown' }],
    ['with a page of 0 templates', 400, '/whatsapp/1/templates?size=0', {}],
    ['with an unknown parameter', 400, `/whatsapp/1/templates?senders=${sender}`, {}],
  ])('in the other format %s: %i', async (_, status, target, call) => {
    expect(await send(target, call)).toMatchObject({ status, body: { errorCode: `E${status}`, resources: [] } });
  });
});

it.each([
  ['quality', 10, `${quality}?senders=4740600001`, 'fjord'],
  ['templates', 15, '/whatsapp/1/templates?size=1', 'fjord'],
  ['numbers', 2, '/numbers/1/numbers', 'fado'],
])('%s allows %i requests a second of an account', async (_, requests, target, account) => {
  for (let count = 0; count < requests; count += 1) expect((await send(target, { account })).status).toBe(200);
  expect((await send(target, { account })).status).toBe(429);
  expect((await send(`${quality}?senders=${sender}`)).status).toBe(200);
});

it('the fleet has every documented word', () => {
  const rows = defaultFleet.infobip.flatMap(({ senders }) => senders.map((each) => each.quality));
  const words = (field: 'status' | 'qualityRating' | 'currentLimit') =>
    [...new Set(rows.map((row) => row[field]))].sort().join(' ');
  expect(words('status')).toBe(
    'BANNED CONNECTED DELETED DISCONNECTED FLAGGED MIGRATED PENDING RATE_LIMITED RESTRICTED UNKNOWN UNVERIFIED',
  );
  expect(words('qualityRating')).toBe('HIGH LOW MEDIUM UNKNOWN');
  expect(words('currentLimit')).toBe('LIMIT_100K LIMIT_10K LIMIT_1K LIMIT_250 LIMIT_2K LIMIT_50 LIMIT_NA UNLIMITED');
});

it('a generated fleet has the given number of accounts and senders', () => {
  const fleet = generateFleet('infobip', { accounts: 3, numbers: 100 });
  expect(fleet.map(({ senders }) => senders.length)).toEqual([34, 33, 33]);
  expect(new Set(fleet.flatMap(({ configured = [] }) => configured)).size).toBe(100);
});
