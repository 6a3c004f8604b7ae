import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, graphError, open, recordedIn, wabaId } from './__fixtures__/account.js';

const node = { status: 200, body: { id: wabaId, name: 'Market' } };

describe('the numbers of a WABA', () => {
  it('are those of the documented example, over two pages', async () => {
    const { account } = await accountOn(recordedIn('numbers.json'));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(warnings).toEqual([]);
    expect(items[0]).toEqual({
      id: '106540352242922',
      phoneNumber: '+16315555555',
      displayPhoneNumber: '+1 631-555-5555',
      phoneNumberId: '106540352242922',
      wabaId,
      wabaName: "Jasper's Market",
      verifiedName: "Jasper's Market",
      status: 'CONNECTED',
      qualityRating: 'GREEN',
      messagingLimit: { tier: 'TIER_2K', perDay: 2000, scope: 'portfolio' },
      nameStatus: 'APPROVED',
      newNameStatus: 'NONE',
      codeVerificationStatus: 'VERIFIED',
      throughput: 'HIGH',
      isOfficialBusinessAccount: true,
      isOnBusinessApp: false,
      platformType: 'CLOUD_API',
      accountMode: 'LIVE',
      callbacks: { statusUrl: 'https://hooks.example.com/waba', inboundUrl: 'https://hooks.example.com/waba' },
      healthStatus: {
        canSendMessage: 'LIMITED',
        issues: [
          {
            entity: 'PHONE_NUMBER',
            canSendMessage: 'LIMITED',
            description: 'Your display name has not been approved yet.',
          },
          { entity: 'PHONE_NUMBER', canSendMessage: 'LIMITED', description: 'Recipients rate the messages low.' },
        ],
      },
      extensions: {
        meta: {
          is_pin_enabled: true,
          is_preverified_number: false,
          search_visibility: 'VISIBLE',
          eligibility_for_api_business_global_search: 'NON_ELIGIBLE_UNDEFINED_COUNTRY',
          last_onboarded_time: '2025-01-10T08:30:00.000Z',
        },
      },
    });
    expect(items[1]).toMatchObject({
      status: 'CONNECTED',
      qualityRating: 'UNKNOWN',
      codeVerificationStatus: 'NOT_VERIFIED',
      messagingLimit: { tier: 'TIER_1K', perDay: 1000, scope: 'phone' },
      accountMode: 'SANDBOX',
      reported: { status: 'LINKED', qualityRating: 'NA', codeVerificationStatus: 'UNVERIFIED' },
      healthStatus: {
        canSendMessage: 'BLOCKED',
        issues: [
          {
            entity: 'WABA',
            canSendMessage: 'BLOCKED',
            code: 141006,
            description: 'There is an error with the payment method.',
            solution: 'There was an error with your payment method. Please add a new one.',
          },
          { entity: 'BUSINESS', canSendMessage: 'LIMITED' },
        ],
      },
    });
  });

  it('are requested with the token in the header and its proof in the query, without certificates', async () => {
    const { account, received } = await accountOn(recordedIn('numbers.json'));
    await listAll(account, 'numbers');
    expect(received).toHaveLength(3);
    for (const { path, query, headers } of received) {
      expect(headers.authorization).toBe('Bearer EAAtesttoken123');
      expect(query.appsecret_proof).toBe('9c1152c99cda7c8617c2b4b8a5a37aa21e1a2ff7cdba69f3f41155434f946f85');
      expect(path + JSON.stringify(query)).not.toMatch(/EAAtesttoken123|certificate/);
    }
  });

  it('are requested without a proof where there is no secret', async () => {
    const { account, received } = await accountOn(() => ({ status: 200, body: { ...node.body, data: [] } }), {
      wabaId,
      appSecret: undefined,
    });
    await listAll(account, 'numbers');
    expect(received.flatMap(({ query }) => Object.keys(query))).not.toContain('appsecret_proof');
  });

  it('are those of the account only', async () => {
    const { account, received } = await accountOn(() => graphError(1));
    expect(await listAll(account, 'numbers', { wabaId: '1' })).toEqual({ items: [], warnings: [] });
    await expect(listAll(account, 'wabas', { wabaId: '1' })).rejects.toMatchObject({ code: 'not-found' });
    expect(received).toEqual([]);
  });
});

describe('a WABA', () => {
  it('is that of the documented example', async () => {
    const { account, received } = await accountOn(recordedIn('wabas.json'));
    expect(await listAll(account, 'wabas')).toEqual({
      items: [
        {
          id: wabaId,
          name: "Jasper's Market",
          currency: 'USD',
          accountReviewStatus: 'APPROVED',
          messageTemplateNamespace: '58e6d318_b627_4112_b9c7_2961197553ea',
          status: 'ACTIVE',
          businessVerificationStatus: 'verified',
          ownershipType: 'SELF',
          country: 'US',
          timezoneId: '1',
          businessId: '506914307656634',
          businessName: "Jasper's Group",
          messagingLimit: { tier: 'UNTIERED', scope: 'portfolio' },
          healthStatus: { canSendMessage: 'AVAILABLE' },
          createdAt: '2019-09-29T18:54:21.000Z',
          extensions: {
            meta: {
              primary_business_location: 'US',
              is_enabled_for_insights: true,
              marketing_messages_onboarding_status: 'ONBOARDED',
            },
          },
        },
      ],
      warnings: [],
    });
    expect(received).toHaveLength(1);
  });
});

it('wabaId and businessId together are rejected before the first request', async () => {
  await expect(open({ wabaId, businessId: '1' })).rejects.toMatchObject({
    code: 'config',
    details: { settings: ['businessId'] },
  });
});

it.each([
  ['wabaId', '1/../2'],
  ['businessId', 'my-business'],
  ['apiVersion', '25'],
  ['apiVersion', 'v25.0/x'],
  ['accessToken', 'two words'],
])('the setting %s must not be "%s"', async (name, value) => {
  await expect(open({ [name]: value })).rejects.toThrow(name);
});
