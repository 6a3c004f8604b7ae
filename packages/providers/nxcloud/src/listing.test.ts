import { createHash } from 'node:crypto';
import type { NumberField, WabaField } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith, credential, exchangesOf, openAccount, responses, serve } from './__fixtures__/account.js';
import plugin from './index.js';

const exampleWaba = { id: '11696xxxxx86404', name: 'GLORY TEST' };

describe('the numbers of an integrator', () => {
  it('are those of the documented example, masked as they are', async () => {
    const account = await accountWith(exchangesOf('phone-list.json'));
    const shared = {
      wabaId: exampleWaba.id,
      wabaName: exampleWaba.name,
      status: 'CONNECTED',
      qualityRating: 'GREEN',
      messagingLimit: { tier: 'UNKNOWN', scope: 'unknown' },
      nameStatus: 'APPROVED',
      reported: { messagingLimit: '' },
      extensions: { nxcloud: { register_status: 1 } },
    };
    expect(await listAll(account, 'numbers')).toEqual({
      items: [
        {
          ...shared,
          id: '+86xxx24',
          displayPhoneNumber: '+86 xxx 24',
          verifiedName: 'GLORY JACK',
          codeVerificationStatus: 'VERIFIED',
        },
        {
          ...shared,
          id: '+1xxx99',
          displayPhoneNumber: '+1 xxx99',
          verifiedName: 'Glory HK',
          codeVerificationStatus: 'NOT_VERIFIED',
        },
      ],
      warnings: [],
    });
  });

  it('are requested with one POST, and its exact body is signed', async () => {
    const { baseUrl, received } = await serve(exchangesOf('phone-list.json'));
    const account = await openAccount({ baseUrl }, () => 1_655_710_885_431);
    await listAll(account, 'numbers');
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/api/wa/integrator/embedded/register/phoneList',
        body: '{"appkey":"jh42xxxd434"}',
        headers: {
          accesskey: credential.accessKey,
          action: 'phoneList',
          biztype: '2',
          ts: '1655710885431',
          sign: '601d17eabbb585bd169d2cda84c953fd',
          'content-type': 'application/json',
        },
      },
    ]);
    expect(received[0]?.query).toEqual({});
  });

  it('are signed as they are sent when the appkey is not ASCII', async () => {
    const { baseUrl, received } = await serve(exchangesOf('phone-list.json'));
    const account = await openAccount(
      { baseUrl, appkey: '牛小信 "app"', algorithm: 'sha256' },
      () => 1_655_710_885_431,
    );
    await listAll(account, 'numbers');
    const signed = `accessKey=fme2na3kdi3ki&action=phoneList&bizType=2&ts=1655710885431&body=${received[0]?.body}&accessSecret=abciiiko2k3`;
    expect(received[0]?.headers).toMatchObject({
      algorithm: 'sha256',
      sign: createHash('sha256').update(signed).digest('hex'),
    });
  });

  it('stay when one row among them cannot be read', async () => {
    const rows = [{ display_phone_number: '+1 202-555-0143' }, 'odd', { verified_name: 'No number' }];
    const account = await accountWith(responses({ code: 0, data: rows }));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['12025550143']);
    expect(warnings.map(({ type, index }) => [type, index])).toEqual([
      ['skipped-item', 1],
      ['skipped-item', 2],
    ]);
  });

  it('keep an unknown word, with a warning', async () => {
    const row = { display_phone_number: '+1 202-555-0143', status: 'HIBERNATING' };
    const account = await accountWith(responses({ code: 0, data: [row] }));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toMatchObject([{ status: 'UNKNOWN', reported: { status: 'HIBERNATING' } }]);
    expect(warnings).toMatchObject([{ type: 'unknown-value', field: 'status', raw: 'HIBERNATING', index: 0 }]);
  });
});

describe('the numbers of an ordinary customer', () => {
  it('come from getPhone after an error response of phoneList, and from then on with one request', async () => {
    const exchanges = exchangesOf('get-phone.json');
    const { baseUrl, received } = await serve(exchanges);
    const account = await openAccount({ baseUrl });
    const first = await listAll(account, 'numbers');
    expect(first).toEqual({
      items: [
        {
          id: '8613900000041',
          phoneNumber: '+8613900000041',
          displayPhoneNumber: '+86 139 0000 0041',
          verifiedName: 'Kapok Express',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          messagingLimit: { tier: 'TIER_1K', perDay: 1000, scope: 'unknown' },
          nameStatus: 'AVAILABLE_WITHOUT_REVIEW',
          codeVerificationStatus: 'VERIFIED',
        },
      ],
      warnings: [],
    });
    expect(await listAll(account, 'numbers')).toEqual(first);
    expect(received.map(({ headers }) => headers.action)).toEqual(['phoneList', 'getPhone', 'getPhone']);
    expect(JSON.parse(received[1]?.body ?? '')).toEqual(exchanges[1]?.request?.body);
  });
});

describe('WABAs', () => {
  it('are derived from the rows of an integrator: id and name', async () => {
    const account = await accountWith(exchangesOf('phone-list.json'));
    expect(await listAll(account, 'wabas')).toEqual({ items: [exampleWaba], warnings: [] });
  });

  it('take their name from whichever row has it, and are left out where a row names none', async () => {
    const rows = [
      { display_phone_number: '+1 202-555-0143', waba_id: 101, waba_name: '' },
      { display_phone_number: '+1 202-555-0144', waba_id: '101', waba_name: 'Harbour' },
      { display_phone_number: '+1 202-555-0147', waba_id: '101', waba_name: '' },
      { display_phone_number: '+1 202-555-0145', waba_id: '102', waba_name: null },
      { display_phone_number: '+1 202-555-0146', waba_id: '', waba_name: 'Unused', status: 'HIBERNATING' },
      'odd',
    ];
    const account = await accountWith(responses({ code: 0, data: rows }));
    const { items, warnings } = await listAll(account, 'wabas');
    expect(items).toEqual([{ id: '101', name: 'Harbour' }, { id: '102' }]);
    expect(warnings.map(({ type }) => type)).toEqual(['skipped-item']);
  });

  it('are unsupported for an ordinary customer, without a second request', async () => {
    const { baseUrl, received } = await serve(responses({ code: 9007, message: 'Non-integrator request', data: null }));
    const account = await openAccount({ baseUrl });
    const unsupported = { code: 'unsupported', retryable: false, message: expect.stringContaining('integrators only') };
    await expect(listAll(account, 'wabas')).rejects.toMatchObject(unsupported);
    await expect(listAll(account, 'wabas')).rejects.toMatchObject(unsupported);
    expect(received).toHaveLength(1);
  });
});

it('reports exactly the fields that its rows can fill', async () => {
  const row = {
    display_phone_number: '+1 202-555-0143',
    verified_name: 'Harbour Noodles',
    status: 'CONNECTED',
    quality_rating: 'GREEN',
    current_limit: 'TIER_1K',
    name_status: 'APPROVED',
    code_verification_status: 'VERIFIED',
    register_status: 5,
    waba_id: '101',
    waba_name: 'Harbour',
  };
  const account = await accountWith(responses({ code: 0, data: [row] }));
  const besides = ['id', 'reported', 'extensions'];
  const fieldsOf = (item: object) => Object.keys(item).filter((field) => !besides.includes(field));
  const numbers = (await listAll(account, 'numbers')).items.flatMap(fieldsOf) as NumberField[];
  const wabas = (await listAll(account, 'wabas')).items.flatMap(fieldsOf) as WabaField[];
  expect(numbers.sort()).toEqual([...plugin.reports.number].sort());
  expect(wabas.sort()).toEqual([...plugin.reports.waba].sort());
});
