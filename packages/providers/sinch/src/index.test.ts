import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { open, play, serve } from './__fixtures__/account.js';

describe('numbers', () => {
  it('have the fields of a sender, and those of the project’s account', async () => {
    const { baseUrl, received } = await play('senders.json');
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items).toEqual([
      {
        id: '46701740605',
        phoneNumber: '+46701740605',
        displayPhoneNumber: '+46701740605',
        wabaId: '102290129340398',
        wabaName: 'Nordic Lamps',
        verifiedName: 'Nordic Lamps',
        status: 'CONNECTED',
        qualityRating: 'GREEN',
        messagingLimit: { tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio' },
        nameStatus: 'APPROVED',
        platformType: 'CLOUD_API',
        createdAt: '2023-01-19T13:11:08.204Z',
        updatedAt: '2023-02-19T13:11:08.204Z',
        reported: { status: 'ACTIVE', platformType: true },
        extensions: { sinch: { id: 'cf11794a-6a5e-4a12-b103-da79bd378bf5', maxTps: 10 } },
      },
      expect.objectContaining({
        status: 'RESTRICTED',
        newVerifiedName: expect.any(String),
        newNameStatus: 'PENDING_REVIEW',
      }),
      expect.objectContaining({ status: 'PENDING', platformType: 'ON_PREMISE' }),
    ]);
    expect(items[1]).not.toHaveProperty('nameStatus');
    expect(items[2]).toMatchObject({ extensions: { sinch: { errorCode: 'NO_CERTIFICATE_AVAILABLE' } } });
    expect(warnings).toEqual([]);
    expect(JSON.stringify(items)).not.toContain('aaaaAAAA');
    expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /oauth2/token',
      'GET /v1/projects/ea026751-3edf-40a9-ad93-1b382bd60a78/whatsapp',
      'GET /v1/projects/ea026751-3edf-40a9-ad93-1b382bd60a78/whatsapp/senders?pageSize=100',
      'GET /v1/projects/ea026751-3edf-40a9-ad93-1b382bd60a78/whatsapp/senders?pageSize=100&pageToken=bGFtcHM',
    ]);
  });

  it('are listed without the account if it cannot be read, with a warning', async () => {
    const { baseUrl } = await serve(({ path }) => {
      if (path === '/oauth2/token') return { status: 200, body: { access_token: 't' } };
      if (path.endsWith('/senders')) return { status: 200, body: { senders: [{ id: 's', dailyLimit: 'TIER_250' }] } };
      return { status: 409, body: { errorCode: 'account_data_is_corrupt', message: 'Said so.', resolution: '' } };
    });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    const messagingLimit = { tier: 'TIER_250', perDay: 250, scope: 'unknown' };
    expect(items).toEqual([{ id: 's', messagingLimit, extensions: { sinch: { id: 's' } } }]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('corrupt'), raw: 'Said so.' }]);
  });

  it.each([
    [
      { countryCode: '46', phoneNumber: '701740605' },
      { id: '46701740605', phoneNumber: '+46701740605' },
    ],
    [
      { countryCode: 46, phoneNumber: 701_740_605 },
      { id: '46701740605', phoneNumber: '+46701740605' },
    ],
    // A national number alone is not a phone number.
    [{ phoneNumber: '701740605' }, { id: 's', displayPhoneNumber: '701740605' }],
    [{ countryCode: '46' }, { id: 's' }],
  ])('have the number of %j', async (members, expected) => {
    const { baseUrl } = await serve(({ path }) => {
      if (path === '/oauth2/token') return { status: 200, body: { access_token: 't' } };
      if (path.endsWith('/senders')) return { status: 200, body: { senders: [{ id: 's', ...members }] } };
      return { status: 404, body: { errorCode: 'account_not_found', message: 'Said so.', resolution: '' } };
    });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
    expect(items).toMatchObject([expected]);
    expect(items[0]?.phoneNumber).toBe('phoneNumber' in expected ? expected.phoneNumber : undefined);
    expect(warnings).toEqual([]);
  });
});

describe('the WABA', () => {
  it('is the account of the project', async () => {
    const { baseUrl } = await play('account.json');
    expect(await listAll(await open({ baseUrl }), 'wabas')).toEqual({
      items: [
        {
          id: '102290129340398',
          name: 'Nordic Lamps',
          businessId: '506914307656634',
          accountReviewStatus: 'PENDING',
          status: 'RESTRICTED',
          messagingLimit: { tier: 'TIER_2K', perDay: 2_000, scope: 'portfolio' },
          currency: 'SEK',
          country: 'SE',
          reported: { accountReviewStatus: 'PENDING_FACEBOOK_VERIFICATION', status: 'SCHEDULE_FOR_DISABLE' },
        },
      ],
      warnings: [],
    });
  });
});

it('the token of the documented address is requested from auth.sinch.com', async () => {
  const requested: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    requested.push(String(input));
    return Response.json({ access_token: 'a-token', senders: [], state: 'ONBOARDED' });
  };
  await listAll(await open({}, { fetch }), 'numbers');
  expect(requested.slice(0, 2)).toEqual([
    'https://auth.sinch.com/oauth2/token',
    'https://provisioning.api.sinch.com/v1/projects/ea026751-3edf-40a9-ad93-1b382bd60a78/whatsapp',
  ]);
});
