import { isProviderError } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith, exchangesOf, openAccount, responses, serve } from './__fixtures__/account.js';

const row = { display_phone_number: '+86 139 0000 0031', status: 'CONNECTED' };
const other = { display_phone_number: '+86 139 0000 0032', status: 'FLAGGED' };

async function numbersIn(data: unknown): Promise<string[]> {
  const account = await accountWith(responses({ code: 0, data, message: 'Request successful' }));
  const { items } = await listAll(account, 'numbers');
  return items.map(({ id }) => id);
}

async function numberOf(fields: object) {
  const account = await accountWith(responses({ code: 0, data: [{ ...row, ...fields }] }));
  const { items, warnings } = await listAll(account, 'numbers');
  return { ...items[0], warnings };
}

describe('data, documented as an object, exemplified as an array and as a map', () => {
  it.each([
    ['an array', [row, other], ['8613900000031', '8613900000032']],
    ['{ business_phones }', { business_phones: [row, other] }, ['8613900000031', '8613900000032']],
    ['{ business_phones } with one object', { business_phones: row }, ['8613900000031']],
    ['a map to arrays', { 8613900000031: [row], 8613900000032: [other] }, ['8613900000031', '8613900000032']],
    ['a map to rows', { '+8613900000031': row, '+8613900000032': other }, ['8613900000031', '8613900000032']],
    ['a map whose rows do not repeat the number', { 8613900000031: [{ status: 'CONNECTED' }] }, ['8613900000031']],
    ['a map with masked numbers', { '861xxx24': [row] }, ['8613900000031']],
    ['one row', row, ['8613900000031']],
    ['an empty array', [], []],
    ['an empty map', {}, []],
    ['null', null, []],
    ['{ business_phones } with null', { business_phones: null }, []],
  ])('is read as %s', async (_, data, ids) => {
    expect(await numbersIn(data)).toEqual(ids);
  });

  it('is read as a map; an entry that is not a row is left out with a warning', async () => {
    const account = await accountWith(responses({ code: 0, data: { 8613900000031: row, 8613900000032: null } }));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['8613900000031']);
    expect(warnings).toMatchObject([{ type: 'skipped-item', index: 1 }]);
  });

  it.each([
    ['a text', 'Request successful'],
    ['nothing at all', undefined],
    ['an object of another kind', { records: [], total: 0 }],
    ['an object with a list of another name', { records: [] }],
    ['{ business_phones } with a text', { business_phones: 'none' }],
    ['a map to texts', { 8613900000031: 'CONNECTED' }],
  ])('is rejected as %s, and never taken for an empty list', async (_, data) => {
    await expect(numbersIn(data)).rejects.toMatchObject({ code: 'bad-response', details: { paths: ['data'] } });
  });
});

it('UNKNOW and UNKNOWN are the same rating, and neither is a warning', async () => {
  expect(await numberOf({ quality_rating: 'UNKNOW' })).toMatchObject({
    qualityRating: 'UNKNOWN',
    reported: { qualityRating: 'UNKNOW' },
    warnings: [],
  });
  const documented = await numberOf({ quality_rating: 'UNKNOWN' });
  expect(documented).toMatchObject({ qualityRating: 'UNKNOWN', warnings: [] });
  expect(documented).not.toHaveProperty('reported');
});

it('APPROVED, described as "not approved", means approved', async () => {
  expect(await numberOf({ name_status: 'APPROVED' })).toMatchObject({ nameStatus: 'APPROVED', warnings: [] });
});

it('register_status "creation failed" beside status CONNECTED leaves the number connected', async () => {
  expect(await numberOf({ register_status: 1 })).toMatchObject({
    status: 'CONNECTED',
    extensions: { nxcloud: { register_status: 1 } },
  });
  const { status: _, ...withoutStatus } = row;
  const account = await accountWith(responses({ code: 0, data: [{ ...withoutStatus, register_status: 5 }] }));
  expect((await listAll(account, 'numbers')).items[0]).not.toHaveProperty('status');
});

it('current_limit "" is an unknown limit, not an error and not a warning', async () => {
  expect(await numberOf({ current_limit: '' })).toMatchObject({
    messagingLimit: { tier: 'UNKNOWN', scope: 'unknown' },
    reported: { messagingLimit: '' },
    warnings: [],
  });
});

it.each(['message', 'msg'])('the message of an error is read from "%s"', async (key) => {
  const account = await accountWith(responses({ code: 9008, [key]: 'APPKEY does not exist', data: null }));
  const error = await listAll(account, 'numbers').catch((reason: unknown) => reason);
  expect(isProviderError(error) && error.details.upstreamMessage).toBe('APPKEY does not exist');
});

it('the algorithm header, which only the Chinese page lists, is sent for sha256 only and never signed', async () => {
  const { baseUrl, received } = await serve(exchangesOf('phone-list.json'));
  const now = () => 1_655_710_885_431;
  for (const algorithm of ['md5', 'sha256']) {
    const account = await openAccount({ baseUrl, algorithm }, now);
    await listAll(account, 'numbers');
  }
  expect(received[0]?.headers).not.toHaveProperty('algorithm');
  expect(received[0]?.headers).toHaveProperty('sign', '601d17eabbb585bd169d2cda84c953fd');
  expect(received[1]?.headers).toHaveProperty('algorithm', 'sha256');
  expect(received[1]?.headers).toHaveProperty(
    'sign',
    '4224c960d37f63c9e9704bd603ef6c61a040a84d22cdde6b39b7c42a94fb63e0',
  );
});
