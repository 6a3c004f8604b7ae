import { type Exchange, listAll, replay } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith, credential, openAccount, serve } from './__fixtures__/account.js';
import recorded from './__fixtures__/numbers.json' with { type: 'json' };

const sender = {
  sid: 'XE00000000000000000000000000000001',
  status: 'ONLINE',
  sender_id: 'whatsapp:+16315551111',
};

async function numberOf(fields: object) {
  const { items, warnings } = await listAll(await accountWith({ ...sender, ...fields }), 'numbers');
  return { ...items[0], warnings };
}

describe('numbers', () => {
  it('are those of the documented example', async () => {
    const exchanges: readonly Exchange[] = recorded;
    const [first] = exchanges.map(({ response }) => response);
    const senders = Object(first?.body).senders;
    const { items, warnings } = await listAll(await accountWith(...senders), 'numbers');
    expect(items).toEqual([
      {
        id: '16315551111',
        phoneNumber: '+16315551111',
        displayPhoneNumber: '+16315551111',
        wabaId: '102290129340398',
        verifiedName: 'Lucky Shrub',
        status: 'CONNECTED',
        qualityRating: 'GREEN',
        messagingLimit: { tier: 'TIER_10K', perDay: 10_000, scope: 'unknown' },
        newVerifiedName: 'Lucky Shrub Help',
        newNameStatus: 'PENDING_REVIEW',
        callbacks: { inboundUrl: 'https://hooks.example/in', statusUrl: 'https://hooks.example/status' },
        reported: { status: 'ONLINE', qualityRating: 'HIGH', messagingLimit: '10K Customers/24hr' },
        extensions: { twilio: { sid: 'XE00000000000000000000000000000001' } },
      },
      {
        id: '16315552222',
        phoneNumber: '+16315552222',
        displayPhoneNumber: '+16315552222',
        status: 'DISCONNECTED',
        messagingLimit: { tier: 'UNKNOWN', scope: 'unknown' },
        reported: { status: 'OFFLINE', messagingLimit: 'Unavailable' },
        extensions: {
          twilio: {
            sid: 'XE00000000000000000000000000000002',
            offline_reasons: [{ code: '63112', message: 'Meta has disabled the account.' }],
          },
        },
      },
    ]);
    expect(warnings).toEqual([]);
    // A one-time password.
    expect(JSON.stringify(senders)).toContain('481516');
    expect(JSON.stringify(items)).not.toContain('481516');
  });

  it.each([
    ['ONLINE', 'CONNECTED'],
    ['ONLINE:UPDATING', 'CONNECTED'],
    ['OFFLINE', 'DISCONNECTED'],
    ['PENDING_VERIFICATION', 'UNVERIFIED'],
    ['CREATING', 'PENDING'],
    ['VERIFYING', 'PENDING'],
    ['TWILIO_REVIEW', 'PENDING'],
    ['DRAFT', 'PENDING'],
    ['STUBBED', 'UNKNOWN'],
  ])('with the status %s are %s', async (word, status) => {
    expect(await numberOf({ status: word })).toMatchObject({ status, reported: { status: word }, warnings: [] });
  });

  it.each([
    ['HIGH', 'GREEN'],
    ['MEDIUM', 'YELLOW'],
    ['LOW', 'RED'],
    ['UNKNOWN', 'UNKNOWN'],
    ['GREEN', 'GREEN'],
  ])('with the quality %s are %s', async (quality_rating, qualityRating) => {
    expect(await numberOf({ properties: { quality_rating } })).toMatchObject({ qualityRating, warnings: [] });
  });

  it.each([
    ['250 Customers/24hr', { tier: 'TIER_250', perDay: 250 }],
    ['1K Customers/24hr', { tier: 'TIER_1K', perDay: 1_000 }],
    ['2K Customers/24hr', { tier: 'TIER_2K', perDay: 2_000 }],
    ['10K customers/24hr', { tier: 'TIER_10K', perDay: 10_000 }],
    ['100K Customers/24hr', { tier: 'TIER_100K', perDay: 100_000 }],
    ['Unlimited Customers/24hr', { tier: 'TIER_UNLIMITED', perDay: 'unlimited' }],
    ['Unavailable', { tier: 'UNKNOWN' }],
  ])('with the limit %s have %j', async (messaging_limit, limit) => {
    const number = await numberOf({ properties: { messaging_limit } });
    expect(number.messagingLimit).toEqual({ ...limit, scope: 'unknown' });
    expect(number).toMatchObject({ reported: { messagingLimit: messaging_limit }, warnings: [] });
  });

  it.each([
    ['PENDING_REVIEW', 'PENDING_REVIEW'],
    ['APPROVED', 'APPROVED'],
    ['DECLINED', 'DECLINED'],
    ['EXPIRED', 'EXPIRED'],
    ['COMPLETED', 'APPROVED'],
    ['PIN_MISMATCH', 'UNKNOWN'],
    ['REGISTRATION_FAILED', 'UNKNOWN'],
  ])('with the new name in the state %s, in the profile or beside it, are %s', async (word, newNameStatus) => {
    const pending = { pending_display_name: 'New', pending_display_name_status: word };
    for (const fields of [pending, { profile: pending }]) {
      expect(await numberOf(fields)).toMatchObject({
        newVerifiedName: 'New',
        newNameStatus,
        warnings: [],
      });
    }
  });

  it('without a sender ID are left out with a warning, and the others stay', async () => {
    const { items, warnings } = await listAll(await accountWith({ ...sender, sender_id: null }, sender), 'numbers');
    expect(items).toHaveLength(1);
    expect(warnings).toMatchObject([{ type: 'skipped-item', index: 0 }]);
  });

  it('have no callbacks without a URL, and those with a password are shown without it', async () => {
    expect(await numberOf({ webhook: { callback_url: null, status_callback_url: '' } })).not.toHaveProperty(
      'callbacks',
    );
    const webhook = { callback_url: 'https://user:password@hooks.example/in' };
    expect(await numberOf({ webhook })).toMatchObject({ callbacks: { inboundUrl: 'https://hooks.example/in' } });
  });

  it('do not include RCS senders', async () => {
    const rcs = { ...sender, sid: 'XE2', sender_id: 'rcs:agent' };
    const { items, warnings } = await listAll(await accountWith(rcs, sender), 'numbers');
    expect([items.map(({ id }) => id), warnings]).toEqual([['16315551111'], []]);
  });
});

describe('the credential', () => {
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  it.each([
    ['the account SID with its token', {}, basic(credential.accountSid, credential.authToken)],
    ['the API key, if there is one', { apiKeySid: 'SKmadeup', apiKeySecret: 'made-up' }, basic('SKmadeup', 'made-up')],
    [
      'the API key alone',
      { authToken: undefined, apiKeySid: 'SKmadeup', apiKeySecret: 'made-up' },
      basic('SKmadeup', 'made-up'),
    ],
  ])('is %s', async (_, settings, authorization) => {
    const { baseUrl, received } = await serve(() => ({ status: 200, body: { senders: [] } }));
    await listAll(await openAccount({ baseUrl, ...settings }), 'numbers');
    expect(received).toMatchObject([
      { path: '/v2/Channels/Senders', query: { Channel: 'whatsapp', PageSize: '100' }, headers: { authorization } },
    ]);
  });

  it.each([
    [{ authToken: undefined }, 'authToken'],
    [{ authToken: undefined, apiKeySid: 'SKmadeup' }, 'authToken'],
    [{ accountSid: 'SKmadeup' }, 'accountSid'],
    [{ apiKeySid: 'ACmadeup', apiKeySecret: 'made-up' }, 'apiKeySid'],
    [{ authToken: 'made up' }, 'authToken'],
  ])('with %j is a problem of %s', async (settings, setting) => {
    await expect(openAccount(settings)).rejects.toMatchObject({ code: 'config', details: { settings: [setting] } });
  });
});

it('the recorded exchanges are one listing of three numbers, with each page requested as its link says', async () => {
  const exchanges: readonly Exchange[] = recorded;
  const server = await serve(replay(exchanges.map(({ response }) => ({ response }))));
  const { items } = await listAll(await openAccount({ baseUrl: server.baseUrl }), 'numbers');
  expect(items).toHaveLength(3);
  expect(server.received.map(({ query }) => query)).toEqual(exchanges.map(({ request }) => request.query));
});
