import { phoneNumberSchema, wabaSchema } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, exchangesOf, open, serve } from './__fixtures__/account.js';
import alibaba from './index.js';

/** An account that gets the documented responses of a file, and its requests. */
async function play(file: string, settings: object = {}) {
  const exchanges = exchangesOf(file);
  const { baseUrl, received } = await serve(exchanges);
  return { account: await open({ ...credential, baseUrl, ...settings }), received, exchanges };
}

describe('numbers', () => {
  it('are read from the example of the API reference with a masked number', async () => {
    const { account } = await play('list-numbers.json');
    expect(await listAll(account, 'numbers')).toEqual({
      items: [
        {
          id: '861380000****',
          displayPhoneNumber: '861380000****',
          verifiedName: 'Alibaba',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          messagingLimit: { tier: 'TIER_10K', perDay: 10_000, scope: 'unknown' },
          nameStatus: 'APPROVED',
          newNameStatus: 'APPROVED',
          codeVerificationStatus: 'VERIFIED',
          callbacks: {
            statusUrl: 'https://ali.com/status',
            inboundUrl: 'https://ali.com/inbound',
            statusQueue: 'Alicom-Queue-****-ChatAppStatus',
            inboundQueue: 'Alicom-Queue-****-ChatAppInbound',
          },
          reported: { nameStatus: 'Approval', newNameStatus: 'Approval' },
        },
      ],
      warnings: [],
    });
  });

  it('are read from the example of the overview page', async () => {
    const { account } = await play('list-numbers-overview.json');
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toMatchObject([{ id: '8613800000', phoneNumber: '+8613800000', displayPhoneNumber: '8613800000' }]);
    expect(warnings).toEqual([]);
  });

  it('read official accounts from Y and N, and leave out empty queues and settings for calls', async () => {
    const { account } = await play('list-numbers-newer-fields.json');
    const { items } = await listAll(account, 'numbers');
    expect(items).toMatchObject([{ isOfficialBusinessAccount: true }, { isOfficialBusinessAccount: false }]);
    expect(items[0]?.callbacks).toEqual({
      statusUrl: 'https://hooks.lumen.example/status',
      inboundUrl: 'https://hooks.lumen.example/inbound',
    });
    expect(items[1]).not.toHaveProperty('callbacks');
    expect(JSON.stringify(items)).not.toMatch(/calls|ENABLED/);
  });

  it('are requested with one signed POST without a status', async () => {
    const { account, received } = await play('list-numbers.json', { custSpaceId: '29348393884', isvCode: 'aksik93k' });
    await listAll(account, 'numbers');
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/',
        headers: { 'x-acs-action': 'QueryChatappPhoneNumbers', 'x-acs-version': '2020-06-06', 'content-length': '0' },
      },
    ]);
    expect(received[0]?.query).toEqual({ CustSpaceId: '29348393884', IsvCode: 'aksik93k' });
    expect(received[0]?.headers.authorization).toMatch(/^ACS3-HMAC-SHA256 Credential=testAccessKeyId,/);
  });
});

describe('the WABA', () => {
  it('is read from the documented example and gets the verification of its business', async () => {
    const { account, received } = await play('get-wabas.json', { custSpaceId: '29348393884', isvCode: 'aksik93k' });
    expect(await listAll(account, 'wabas')).toEqual({
      items: [
        {
          id: '20393988393993***',
          name: 'Alibaba',
          currency: 'USD',
          accountReviewStatus: 'APPROVED',
          messageTemplateNamespace: '90E63D28-E31D-1EB2-8939-A9486641****',
          businessVerificationStatus: 'verified',
          businessId: '20393988393993',
          businessName: 'Alibaba',
        },
      ],
      warnings: [],
    });
    expect(received.map(({ headers }) => headers['x-acs-action'])).toEqual([
      'QueryChatappBindWaba',
      'QueryWabaBusinessInfo',
    ]);
    expect(received.map(({ query }) => query)).toEqual([
      { CustSpaceId: '29348393884', IsvCode: 'aksik93k' },
      { CustSpaceId: '29348393884', WabaId: '20393988393993***' },
    ]);
  });

  it('is shown without business verification where that is denied, with a warning about the permission', async () => {
    const { account } = await play('get-wabas-newer-fields.json');
    expect(await listAll(account, 'wabas')).toEqual({
      items: [
        {
          id: '203939883939930001',
          name: 'Lumen Lanterns',
          currency: 'SGD',
          accountReviewStatus: 'APPROVED',
          messageTemplateNamespace: '90e63d28_e31d_4eb2_8939_a94866410001',
          country: 'SG',
          businessId: '774400112233445501',
          businessName: 'Lumen Lanterns Pte. Ltd.',
          extensions: { alibaba: { MarketingMessageLiteStatus: 'Y', IsOnBizApp: 'N' } },
        },
      ],
      warnings: [
        {
          type: 'other',
          field: 'businessVerificationStatus',
          message: expect.stringContaining('cams:QueryWabaBusinessInfo'),
        },
      ],
    });
  });
});

const numberFiles = ['list-numbers.json', 'list-numbers-overview.json', 'list-numbers-newer-fields.json'];
const wabaFiles = ['get-wabas.json', 'get-wabas-newer-fields.json'];

it('fills exactly the fields that it reports', async () => {
  const common = ['id', 'reported', 'extensions'];
  const fieldsOf = (items: readonly object[]) => {
    const fields = new Set(items.flatMap((item) => Object.keys(item)));
    return [...fields].filter((field) => !common.includes(field)).sort();
  };
  const numbers = await Promise.all(
    numberFiles.map(async (file) => (await listAll((await play(file)).account, 'numbers')).items),
  );
  const wabas = await Promise.all(
    wabaFiles.map(async (file) => (await listAll((await play(file)).account, 'wabas')).items),
  );
  expect(fieldsOf(numbers.flat())).toEqual([...alibaba.reports.number].sort());
  expect(fieldsOf(wabas.flat())).toEqual([...alibaba.reports.waba].sort());
  for (const number of numbers.flat()) expect(phoneNumberSchema.parse(number)).toEqual(number);
  for (const waba of wabas.flat()) expect(wabaSchema.parse(waba)).toEqual(waba);
});

describe('settings', () => {
  it.each([
    ['https://cams.ap-southeast-1.aliyuncs.com', {}],
    ['https://cams.eu-central-1.aliyuncs.com', { regionId: 'eu-central-1' }],
    ['https://proxy.example', { regionId: 'eu-central-1', baseUrl: 'https://proxy.example' }],
  ])('call %s with %j', async (origin, settings) => {
    const requested: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      requested.push(new URL(String(input)).origin);
      return Response.json({ Code: 'OK', PhoneNumbers: [] });
    };
    await listAll(await open({ ...credential, ...settings }, { fetch }), 'numbers');
    expect(requested).toEqual([origin]);
  });

  it('reject an invalid region', async () => {
    await expect(open({ ...credential, regionId: 'https://singapore' })).rejects.toThrow(
      'regionId: Invalid value: must be a region ID such as ap-southeast-1',
    );
  });
});
