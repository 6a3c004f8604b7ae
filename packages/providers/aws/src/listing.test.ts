import { phoneNumberSchema, rateLimitsOf, wabaSchema } from '@wabascope/core';
import { listAll, type RecordedResponse, type TestServer } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, open, play, serve } from './__fixtures__/account.js';
import aws from './index.js';

const waba = { id: 'waba-1', wabaId: '102290129340398', wabaName: 'Lucky Shrub', registrationStatus: 'COMPLETE' };
const phone = { metaPhoneNumberId: '106540352242922', phoneNumber: '+442079460001' };

/** An account with these WABAs; `details` is the response for each of them, by ID. */
async function accountWith(wabas: readonly object[], details: Readonly<Record<string, RecordedResponse>> = {}) {
  const server: TestServer = await serve(({ path, query }) =>
    path === '/v1/whatsapp/waba/list'
      ? { status: 200, body: { linkedAccounts: wabas } }
      : (details[String(query.id)] ?? { status: 404, body: { __type: 'ResourceNotFoundException' } }),
  );
  return { account: await open({ baseUrl: server.baseUrl }), received: server.received };
}

const numbersIn = (...phoneNumbers: readonly unknown[]): RecordedResponse => ({
  status: 200,
  body: { account: { ...waba, phoneNumbers } },
});

async function numberOf(fields: object) {
  const { account } = await accountWith([waba], { 'waba-1': numbersIn({ ...phone, ...fields }) });
  const { items, warnings } = await listAll(account, 'numbers');
  return { ...items[0], warnings };
}

async function wabaOf(fields: object) {
  const { account } = await accountWith([{ ...waba, ...fields }]);
  const { items, warnings } = await listAll(account, 'wabas');
  return { ...items[0], warnings };
}

describe('numbers', () => {
  it('are those of the documented bodies, of each WABA on each page', async () => {
    const { baseUrl, received } = await play('numbers.json');
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items).toHaveLength(3);
    expect(items[0]).toEqual({
      id: '106540352242922',
      phoneNumber: '+442079460001',
      displayPhoneNumber: '+44 20 7946 0001',
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
      wabaName: 'Lucky Shrub',
      verifiedName: 'Lucky Shrub',
      qualityRating: 'GREEN',
      extensions: {
        aws: {
          phoneNumberId: 'phone-number-id-0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a',
          arn: 'arn:aws:social-messaging:eu-west-1:111122223333:phone-number-id/0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a',
          dataLocalizationRegion: 'GB',
        },
      },
    });
    expect(items[2]).toMatchObject({ qualityRating: 'UNKNOWN', reported: { qualityRating: '' } });
    expect(warnings).toEqual([]);
    expect(received.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
      { method: 'GET', path: '/v1/whatsapp/waba/list', query: { maxResults: '100' } },
      { method: 'GET', path: '/v1/whatsapp/waba/list', query: { maxResults: '100', nextToken: 'tok/en+1==' } },
      { method: 'GET', path: '/v1/whatsapp/waba/details', query: { id: 'waba-0123456789abcdef0123456789abcdef' } },
      { method: 'GET', path: '/v1/whatsapp/waba/details', query: { id: 'waba-fedcba9876543210fedcba9876543210' } },
    ]);
  });

  it.each([
    ['GREEN', 'GREEN'],
    ['YELLOW', 'YELLOW'],
    ['RED', 'RED'],
    ['UNKNOWN', 'UNKNOWN'],
    ['green', 'GREEN'],
    ['', 'UNKNOWN'],
  ])('with the rating "%s" are %s, without a warning', async (word, qualityRating) => {
    expect(await numberOf({ qualityRating: word })).toMatchObject({ qualityRating, warnings: [] });
  });

  it('have no status, which AWS does not report', async () => {
    expect(await numberOf({})).not.toHaveProperty('status');
    expect(aws.reports.number).not.toContain('status');
  });

  it('keep to what they have when names and IDs are missing or empty', async () => {
    expect(await numberOf({ metaPhoneNumberId: '', displayPhoneNumberName: '', displayPhoneNumber: null })).toEqual({
      id: '442079460001',
      phoneNumber: '+442079460001',
      displayPhoneNumber: '+442079460001',
      wabaId: '102290129340398',
      wabaName: 'Lucky Shrub',
      extensions: { aws: {} },
      warnings: [],
    });
    expect(await numberOf({ phoneNumber: null })).toMatchObject({ id: '106540352242922', warnings: [] });
  });

  it('of other WABAs stay when one WABA cannot be read, with a warning', async () => {
    const wabas = ['waba-1', 'waba-2', 'waba-3'].map((id) => ({ ...waba, id, wabaId: `Meta ${id}` }));
    const denied = { status: 403, body: { __type: 'AccessDeniedByMetaException', message: 'words of the provider' } };
    const details = {
      'waba-1': numbersIn(phone),
      'waba-2': denied,
      'waba-3': numbersIn({ ...phone, metaPhoneNumberId: '3' }),
    };
    const { account } = await accountWith(wabas, details);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['106540352242922', '3']);
    expect(warnings).toMatchObject([
      { type: 'other', message: expect.stringContaining('WABA Meta waba-2 '), raw: 'words of the provider' },
    ]);
  });

  it('are an error when no WABA can be read, and empty when there is none', async () => {
    const denied = { status: 403, body: { __type: 'AccessDeniedException' } };
    const { account } = await accountWith([waba], { 'waba-1': denied });
    await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'permission' });
    expect(await listAll((await accountWith([])).account, 'numbers')).toEqual({ items: [], warnings: [] });
    const empty = await accountWith([waba], { 'waba-1': numbersIn() });
    expect(await listAll(empty.account, 'numbers')).toEqual({ items: [], warnings: [] });
  });

  it('are requested of four WABAs at a time', async () => {
    const wabas = Array.from({ length: 9 }, (_, index) => ({ ...waba, id: `waba-${index}` }));
    let running = 0;
    const together: number[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      const { pathname, searchParams } = new URL(String(input));
      if (pathname.endsWith('/list')) return Response.json({ linkedAccounts: wabas });
      running += 1;
      await new Promise(setImmediate);
      together.push(running);
      running -= 1;
      return Response.json(numbersIn({ ...phone, metaPhoneNumberId: searchParams.get('id') }).body);
    };
    const { items } = await listAll(await open({}, { fetch }), 'numbers');
    expect(items.map(({ id }) => id)).toEqual(wabas.map(({ id }) => id));
    expect(Math.max(...together)).toBe(4);
  });
});

describe('WABAs', () => {
  it('are those of the documented bodies', async () => {
    const { baseUrl, received } = await play('wabas.json');
    const { items, warnings } = await listAll(await open({ baseUrl }), 'wabas');
    expect(items[0]).toEqual({
      id: '102290129340398',
      name: 'Lucky Shrub',
      status: 'UNKNOWN',
      reported: { status: 'COMPLETE' },
      extensions: {
        aws: {
          id: 'waba-0123456789abcdef0123456789abcdef',
          arn: 'arn:aws:social-messaging:eu-west-1:111122223333:waba/0123456789abcdef0123456789abcdef',
          linkDate: '2025-03-06T22:26:40.500Z',
          eventDestinations: [
            {
              eventDestinationArn: 'arn:aws:sns:eu-west-1:111122223333:whatsapp-events',
              roleArn: 'arn:aws:iam::111122223333:role/whatsapp-events',
            },
          ],
          marketingMessagesOnboardingStatus: 'ONBOARDED',
          datasetId: '120210000000000001',
        },
      },
    });
    expect(items).toHaveLength(2);
    expect(warnings).toEqual([]);
    expect(received).toHaveLength(2);
  });

  it('follow an empty page that has a token', async () => {
    const { baseUrl } = await serve(({ query }) => {
      const first = { linkedAccounts: [], nextToken: 'next' };
      return { status: 200, body: query.nextToken === 'next' ? { linkedAccounts: [waba] } : first };
    });
    expect((await listAll(await open({ baseUrl }), 'wabas')).items).toMatchObject([{ id: '102290129340398' }]);
  });

  it('without a name have none, and keep a time that cannot be read out with a warning', async () => {
    const { warnings, ...without } = await wabaOf({ wabaName: '', linkDate: 'last week' });
    expect(without).not.toHaveProperty('name');
    expect(without.extensions).toEqual({ aws: { id: 'waba-1' } });
    expect(warnings).toMatchObject([{ type: 'unknown-value', field: 'linkDate', raw: 'last week' }]);
  });
});

it('fills exactly the fields that it reports', async () => {
  const { baseUrl } = await play('numbers.json');
  const account = await open({ baseUrl });
  const numbers = (await listAll(account, 'numbers')).items;
  const wabas = (await listAll(account, 'wabas')).items;
  const fieldsOf = (rows: readonly object[]) =>
    [...new Set(rows.flatMap(Object.keys))].filter((field) => !['id', 'reported', 'extensions'].includes(field)).sort();
  expect(fieldsOf(numbers)).toEqual([...aws.reports.number].sort());
  expect(fieldsOf(wabas)).toEqual([...aws.reports.waba].sort());
  for (const row of numbers) expect(phoneNumberSchema.parse(row)).toEqual(row);
  for (const row of wabas) expect(wabaSchema.parse(row)).toEqual(row);
});

it('has a rate limit of ten a second for each key and Region', async () => {
  const keyOf = async (changes: object) => {
    const settings = await aws.settings.schema['~standard'].validate({ ...credential, ...changes });
    return settings.issues ? undefined : rateLimitsOf(aws.rateLimit)[0]?.key(settings.value);
  };
  const keys = await Promise.all([{}, {}, { region: 'us-east-1' }, { accessKeyId: 'other' }].map(keyOf));
  expect(new Set(keys).size).toBe(3);
  expect(keys.join()).not.toContain(credential.secretAccessKey);
  expect(aws.rateLimit).toMatchObject({ requests: 10, perMs: 1_000 });
});
