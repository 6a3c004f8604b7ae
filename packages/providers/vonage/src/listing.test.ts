import { phoneNumberSchema, wabaSchema } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith, credential, open, pageOf, root, serve, waba } from './__fixtures__/account.js';
import vonage from './index.js';

const row = { whatsapp_number: '442079460001', verified_name: 'Lucky Shrub' };

describe('numbers', () => {
  it('are requested of each WABA, with Basic authentication', async () => {
    const { baseUrl, received } = await serve(({ path }) =>
      path === root ? pageOf('wabas', [waba, { ...waba, waba_id: '2' }]) : pageOf('numbers', []),
    );
    await listAll(await open({ baseUrl }), 'numbers');
    const query = { page: '1', page_size: '100', order: 'asc' };
    const authorization = `Basic ${btoa(`${credential.apiKey}:${credential.apiSecret}`)}`;
    expect(received).toMatchObject(
      [root, `${root}/102290129340398/numbers`, `${root}/2/numbers`].map((path) => ({
        method: 'GET',
        path,
        query,
        headers: { authorization, accept: 'application/json' },
      })),
    );
  });

  it.each(['whatsapp_number', 'number', 'phone_number', 'msisdn', 'id'])(
    'are read from %s, with or without a plus sign',
    async (name) => {
      for (const value of ['442079460001', '+442079460001', 442079460001]) {
        const { items, warnings } = await listAll(await accountWith({ [name]: value, verified_name: 'A' }), 'numbers');
        expect(items).toMatchObject([
          { id: '442079460001', phoneNumber: '+442079460001', wabaId: '102290129340398', wabaName: 'Lucky Shrub' },
        ]);
        expect(warnings).toEqual([]);
      }
    },
  );

  it('without a number are an error that names the members of the row, never their values', async () => {
    const account = await accountWith({ id: 'a-b-c', newer_name: 'a value', verified_name: 'Lucky Shrub' });
    const error: unknown = await listAll(account, 'numbers').catch((reason) => reason);
    expect(error).toMatchObject({
      code: 'bad-response',
      details: { paths: ['id', 'verified_name', 'newer_name', 'whatsapp_number'] },
    });
    expect(JSON.stringify(error)).not.toContain('a value');
  });

  it('without a number are a warning beside others', async () => {
    const { items, warnings } = await listAll(await accountWith(row, { newer_name: '1' }), 'numbers');
    expect(items).toHaveLength(1);
    expect(warnings).toMatchObject([
      { type: 'skipped-item', index: 1, message: expect.stringContaining('newer_name') },
    ]);
  });

  it('have what Meta names status, quality and limit, only if Vonage sends it', async () => {
    const fields = { status: 'FLAGGED', quality_rating: 'RED', messaging_limit_tier: 'TIER_1K' };
    expect((await listAll(await accountWith({ ...row, ...fields }), 'numbers')).items).toMatchObject([
      { status: 'FLAGGED', qualityRating: 'RED', messagingLimit: { tier: 'TIER_1K', scope: 'unknown' } },
    ]);
    expect((await listAll(await accountWith(row), 'numbers')).items).toEqual([
      {
        id: '442079460001',
        phoneNumber: '+442079460001',
        displayPhoneNumber: '442079460001',
        wabaId: '102290129340398',
        wabaName: 'Lucky Shrub',
        verifiedName: 'Lucky Shrub',
      },
    ]);
  });

  it('of other WABAs stay when one WABA cannot be read, with a warning', async () => {
    const wabas = ['1', '2', '3', '4', '5'].map((waba_id) => ({ ...waba, waba_id }));
    const { baseUrl } = await serve(({ path }) => {
      if (path === root) return pageOf('wabas', wabas);
      if (path.includes('/2/')) return { status: 404, body: { title: 'Not Found', detail: 'Waba was not found' } };
      return pageOf('numbers', [{ whatsapp_number: `44207946000${path.split('/').at(-2)}` }]);
    });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items.map(({ wabaId }) => wabaId)).toEqual(['1', '3', '4', '5']);
    expect(warnings).toMatchObject([
      { type: 'other', message: expect.stringContaining('WABA 2 '), raw: 'Waba was not found' },
    ]);
  });
});

describe('WABAs', () => {
  const full = { ...waba, api_key: 'abcd1234', timezone_id: 58, currency: 'USD', solution_id: '303610109049230' };

  async function wabasWith(changes: object) {
    const { baseUrl } = await serve(() => pageOf('wabas', [{ ...full, ...changes }]));
    return listAll(await open({ baseUrl }), 'wabas');
  }

  it('have the documented fields, without the API key that owns them', async () => {
    expect(await wabasWith({})).toEqual({
      items: [
        {
          id: '102290129340398',
          name: 'Lucky Shrub',
          accountReviewStatus: 'APPROVED',
          currency: 'USD',
          timezoneId: '58',
          reported: { accountReviewStatus: 'Approved' },
          extensions: { vonage: { solution_id: '303610109049230' } },
        },
      ],
      warnings: [],
    });
  });

  it.each([
    ['Pending', 'PENDING'],
    ['Approved', 'APPROVED'],
    ['Rejected', 'REJECTED'],
    ['approved', 'APPROVED'],
  ])('with the review %s are %s, without a warning', async (word, accountReviewStatus) => {
    expect(await wabasWith({ account_review_status: word })).toMatchObject({
      items: [{ accountReviewStatus }],
      warnings: [],
    });
  });

  it.each(['../numbers', '1/2', ''])(
    'with the ID "%s" are not read, because an ID becomes part of a path',
    async (id) => {
      const { baseUrl, received } = await serve(() => pageOf('wabas', [{ ...full, waba_id: id }, full]));
      await listAll(await open({ baseUrl }), 'numbers').catch(() => {});
      expect(received.map(({ path }) => path)).toEqual([root, `${root}/102290129340398/numbers`]);
    },
  );

  it.each(['numbers', 'wabas'] as const)('that are missing are an empty list of %s with a warning', async (kind) => {
    const { baseUrl } = await serve(() => pageOf('wabas', []));
    expect(await listAll(await open({ baseUrl }), kind)).toMatchObject({
      items: [],
      warnings: [{ type: 'other', message: expect.stringContaining('set wabaIds') }],
    });
  });
});

describe('wabaIds', () => {
  it('replaces the list of WABAs', async () => {
    const { baseUrl, received } = await serve(({ path }) =>
      path.endsWith('/numbers') ? pageOf('numbers', [row]) : { status: 200, body: { ...waba, waba_id: '7' } },
    );
    const account = await open({ baseUrl, wabaIds: ['7'] });
    expect((await listAll(account, 'numbers')).items).toMatchObject([{ id: '442079460001', wabaId: '7' }]);
    expect((await listAll(account, 'wabas')).items).toMatchObject([{ id: '7', name: 'Lucky Shrub' }]);
    expect(received.map(({ path }) => path)).toEqual([`${root}/7/numbers`, `${root}/7`]);
  });

  it.each(['../x', 'abc'])('rejects %s', async (id) => {
    await expect(open({ wabaIds: [id] })).rejects.toThrow('must be digits');
  });
});

it('fills exactly the fields that it reports', async () => {
  const fields = { status: 'CONNECTED', quality_rating: 'GREEN', messaging_limit_tier: 'TIER_1K' };
  const { items: numbers } = await listAll(await accountWith({ ...row, ...fields }), 'numbers');
  const { baseUrl } = await serve(() => pageOf('wabas', [{ ...waba, timezone_id: '58', currency: 'USD' }]));
  const { items: wabas } = await listAll(await open({ baseUrl }), 'wabas');
  const fieldsOf = (rows: readonly object[]) =>
    rows
      .flatMap(Object.keys)
      .filter((field) => !['id', 'reported', 'extensions'].includes(field))
      .sort();
  expect(fieldsOf(numbers)).toEqual([...vonage.reports.number].sort());
  expect(fieldsOf(wabas)).toEqual([...vonage.reports.waba].sort());
  for (const number of numbers) expect(phoneNumberSchema.parse(number)).toEqual(number);
  for (const each of wabas) expect(wabaSchema.parse(each)).toEqual(each);
});
