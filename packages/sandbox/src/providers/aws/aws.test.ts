import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Fleet, generateFleet, type Sandbox, startSandbox } from '../../index.js';
import type { AwsCredentials } from './model.js';

const minute = 60_000;
let clock = Date.UTC(2026, 10, 25, 12, 34, 56);
let sandbox: Sandbox<'aws'>;
const start = async (fleet: Partial<Fleet> = {}) => {
  sandbox = await startSandbox({ providers: ['aws'], now: () => clock, fleet });
};
beforeEach(() => start());
afterEach(() => sandbox.close());

interface Call {
  readonly path?: string;
  readonly query?: string;
  readonly method?: string;
  readonly at?: number;
  readonly service?: string;
  readonly day?: string;
  /** Applied after signing. `undefined` removes a header. */
  readonly headers?: Record<string, string | undefined>;
  readonly signedHeaders?: readonly string[];
}

/** The query is sorted and encoded. A second implementation of the signature, so that the tests share no code. */
async function send(account: AwsCredentials, call: Call = {}): Promise<Response> {
  const { path = '/v1/whatsapp/waba/list', query = 'maxResults=100', method = 'GET', at = clock } = call;
  const { region, accessKeyId, secretAccessKey, sessionToken } = account;
  const time = `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const day = call.day ?? time.slice(0, 8);
  const headers: Record<string, string | undefined> = {
    host: new URL(sandbox.baseUrls.aws).host,
    'x-amz-date': time,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const names = call.signedHeaders ?? Object.keys(headers);
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = `${method}\n${path}\n${query}\n${lines}\n${names.join(';')}\n${sha('')}`;
  const scope = `${day}/${region}/${call.service ?? 'social-messaging'}/aws4_request`;
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha(canonical)}`).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  const sent = Object.entries({ ...headers, authorization, ...call.headers });
  const defined = sent.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return fetch(`${sandbox.baseUrls.aws}${path}${query && `?${query}`}`, { method, headers: defined });
}

/** The status, and the type of the error if it is in a header. */
async function outcome(response: Promise<Response>) {
  const { status, headers } = await response;
  return { status, type: headers.get('x-amzn-errortype')?.split(':')[0] };
}

const named = (name: string) => accountOf(sandbox, 'aws', name);
const bodyFrom = async (name: string, call: Call = {}) => bodyOf(await send(named(name), call));
const details = '/v1/whatsapp/waba/details';
const idOf = (account: string, position: number) => {
  const regions = defaultFleet.aws.flatMap((key) => key.regions);
  return regions.find((region) => region.account === account)?.wabas[position]?.summary.id ?? '';
};

describe('a request is rejected', () => {
  it.each<[string, Partial<AwsCredentials>, Call, number, string]>([
    ['without a signature', {}, { headers: { authorization: undefined } }, 403, 'MissingAuthenticationTokenException'],
    ['with another scheme', {}, { headers: { authorization: 'Bearer x' } }, 403, 'IncompleteSignatureException'],
    ['without its time', {}, { headers: { 'x-amz-date': undefined } }, 403, 'IncompleteSignatureException'],
    ['with an unsigned host', {}, { signedHeaders: ['x-amz-date'] }, 403, 'IncompleteSignatureException'],
    ['with an unsigned header', {}, { headers: { 'x-amz-meta': '1' } }, 403, 'IncompleteSignatureException'],
    ['with an unknown key', { accessKeyId: 'unknown' }, {}, 403, 'UnrecognizedClientException'],
    ['with a token of another key', { sessionToken: 'other' }, {}, 403, 'UnrecognizedClientException'],
    ['with a wrong secret', { secretAccessKey: 'wrong' }, {}, 403, 'InvalidSignatureException'],
    ['for another Region', { region: 'eu-nowhere-9' }, {}, 403, 'InvalidSignatureException'],
    ['for another service', {}, { service: 'execute-api' }, 403, 'InvalidSignatureException'],
    ['for another day', {}, { day: '20261124' }, 403, 'InvalidSignatureException'],
    ['with another path', {}, { path: '/v1/whatsapp/wabas' }, 404, 'UnknownOperationException'],
    ['with another method', {}, { method: 'POST' }, 405, 'MethodNotAllowedException'],
  ])('%s', async (_, changes, call, status, code) => {
    const response = await send({ ...named('eu-central'), ...changes }, call);
    expect(response.status).toBe(status);
    expect(await bodyOf(response)).toMatchObject({ __type: `com.amazon.coral.service#${code}` });
    expect(sandbox.requests.list()).toMatchObject([{ errorCode: code }]);
  });

  it('without the token of a temporary key, or after its session', async () => {
    const { sessionToken: _, ...withoutToken } = named('eu-central-session');
    expect(await bodyOf(await send(withoutToken))).toMatchObject({
      __type: expect.stringContaining('UnrecognizedClient'),
    });
    await sandbox.close();
    await start({ aws: defaultFleet.aws.map((key) => ({ ...key, isExpired: true })) });
    expect(await bodyFrom('eu-central-session')).toMatchObject({ __type: expect.stringContaining('ExpiredToken') });
  });

  it('more than 15 minutes from its time, in either direction', async () => {
    const at = (offset: number) => bodyFrom('eu-central', { at: clock + offset });
    expect(await at(-15 * minute)).toHaveProperty('linkedAccounts');
    expect(await at(15 * minute)).toHaveProperty('linkedAccounts');
    expect(await at(-15 * minute - 1_000)).toMatchObject({ message: expect.stringContaining('Signature expired') });
    expect(await at(15 * minute + 1_000)).toMatchObject({ message: expect.stringContaining('not yet current') });
  });

  it('with a wrong signature in words that repeat the signed request', async () => {
    const { message } = await bodyOf(await send({ ...named('eu-central-session'), secretAccessKey: 'wrong' }));
    expect(message).toContain(`x-amz-security-token:${named('eu-central-session').sessionToken}`);
  });
});

describe('the list', () => {
  it('has pages of the requested size, with a token of that size only', async () => {
    const first = await bodyFrom('eu-central', { query: 'maxResults=2' });
    expect(first).toMatchObject({ linkedAccounts: { length: 2 }, nextToken: expect.stringMatching(/\/\+==$/) });
    const token = encodeURIComponent(String(first.nextToken));
    const last = await bodyFrom('eu-central', { query: `maxResults=2&nextToken=${token}` });
    expect(last).toEqual({ linkedAccounts: [expect.objectContaining({ registrationStatus: 'INCOMPLETE' })] });
    const response = await send(named('eu-central'), { query: `maxResults=1&nextToken=${token}` });
    expect(response.headers.get('x-amzn-errortype')).toMatch(/^InvalidParametersException:/);
  });

  it('may begin with an empty page, and has no numbers', async () => {
    const { linkedAccounts, nextToken } = await bodyFrom('us-east');
    expect(linkedAccounts).toEqual([]);
    const query = `maxResults=100&nextToken=${encodeURIComponent(String(nextToken))}`;
    const next = await bodyFrom('us-east', { query });
    expect(next).toMatchObject({ linkedAccounts: { length: 2 } });
    expect(JSON.stringify(next)).not.toContain('phoneNumber');
  });

  it('is empty in a Region of another key', async () => {
    expect(await bodyOf(await send({ ...named('eu-central-session'), region: 'us-east-1' }))).toEqual({
      linkedAccounts: [],
    });
  });

  it.each(['maxResults=0', 'maxResults=101', 'maxResults=1.5', 'nextToken=', `nextToken=${'a'.repeat(601)}`])(
    'rejects %s',
    async (query) => {
      expect(await outcome(send(named('eu-central'), { query }))).toEqual({ status: 400, type: 'ValidationException' });
    },
  );
});

describe('the details', () => {
  it.each([
    ['', 400, 'ValidationException'],
    ['id=waba', 400, 'ValidationException'],
    ['id=waba-0', 404, 'ResourceNotFoundException'],
  ])('with "%s" are HTTP %i %s', async (query, status, type) => {
    expect(await outcome(send(named('eu-central'), { path: details, query }))).toEqual({ status, type });
  });

  it('are denied where Meta or IAM denies them', async () => {
    const [first, ...others] = defaultFleet.aws;
    if (first === undefined) throw new Error('The default fleet is empty.');
    const deniedByMeta = first.regions.map((region) => ({
      ...region,
      wabas: region.wabas.map((waba) => ({ ...waba, deniedByMeta: true })),
    }));
    const denied = others.map((key) => ({ ...key, deniedActions: ['GetLinkedWhatsAppBusinessAccount'] }));
    await sandbox.close();
    await start({ aws: [{ ...first, regions: deniedByMeta }, ...denied] });
    for (const [account, type] of [
      ['eu-central', 'AccessDeniedByMetaException'],
      ['eu-central-session', 'AccessDeniedException'],
    ] as const) {
      const call = { path: details, query: `id=${idOf(account, 0)}` };
      expect(await outcome(send(named(account), call))).toEqual({ status: 403, type });
      expect((await send(named(account))).status).toBe(200);
    }
  });
});

it('the eleventh list within a second is rejected, by the service or by the gateway; details are not counted', async () => {
  for (const [account, status, where] of [
    ['eu-central', 429, 'ThrottledRequestException'],
    ['eu-central-session', 400, undefined],
  ] as const) {
    const call = { path: details, query: `id=${idOf(account, 0)}` };
    for (let count = 0; count < 10; count += 1) expect((await send(named(account))).status).toBe(200);
    expect(await outcome(send(named(account)))).toEqual({ status, type: where });
    expect((await send(named(account), call)).status).toBe(200);
  }
  clock += 1_000;
  expect((await send(named('eu-central'))).status).toBe(200);
});

it.each([
  [200, 'InternalServiceException'],
  [401, 'UnrecognizedClientException'],
  [429, 'ThrottledRequestException'],
  [503, 'ServiceUnavailable'],
])('a fault with HTTP %i has the error %s in the body', async (status, type) => {
  await sandbox.faults.set(status === 200 ? { kind: 'error-in-body' } : { kind: 'status', status });
  const response = await send(named('eu-central'));
  expect([response.status, await bodyOf(response)]).toEqual([status, { __type: type, message: expect.any(String) }]);
});

it('the fleet has every documented word, and the quirks of the API', () => {
  const wabas = defaultFleet.aws.flatMap((key) => key.regions.flatMap((region) => region.wabas));
  const words = (all: readonly string[]) => [...new Set(all)].sort().join(' ');
  expect(words(wabas.map(({ summary }) => summary.registrationStatus))).toBe('COMPLETE INCOMPLETE');
  const phones = wabas.flatMap(({ phoneNumbers }) => phoneNumbers);
  expect(words(phones.map(({ qualityRating }) => qualityRating))).toBe(' GREEN RED UNKNOWN YELLOW Yellow');
  expect(new Set(phones.map(({ metaPhoneNumberId }) => metaPhoneNumberId)).size).toBe(phones.length);
});

it('a generated fleet has the given size, and is the same each time', () => {
  const size = { accounts: 7, numbers: 100, credentials: 2 };
  const fleet = generateFleet('aws', size);
  const regions = fleet.flatMap((key) => key.regions);
  const numbers = regions.flatMap(({ wabas }) => wabas.flatMap(({ phoneNumbers }) => phoneNumbers));
  expect([fleet.length, regions.length, numbers.length]).toEqual([2, 7, 100]);
  expect(new Set(numbers.map(({ phoneNumber }) => phoneNumber)).size).toBe(100);
  expect(generateFleet('aws', size)).toEqual(fleet);
});
