import { type Exchange, listAll, replay } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith, apiKey, openAccount, serve } from './__fixtures__/account.js';
import numbers from './__fixtures__/numbers.json' with { type: 'json' };
import wabas from './__fixtures__/wabas.json' with { type: 'json' };

/** A server on loopback that plays the responses in order; closed after the test. */
const play = (exchanges: readonly Exchange[]) => serve(replay(exchanges.map(({ response }) => ({ response }))));

const number = { phone_number: '+16315551111', phone_number_id: '106540352241111' };
const waba = { id: '0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001', waba_id: '102290129340398' };

async function numberOf(fields: object) {
  const { items, warnings } = await listAll(await accountWith({ ...number, ...fields }), 'numbers');
  return { ...items[0], warnings };
}

async function wabaOf(fields: object) {
  const { items, warnings } = await listAll(await accountWith({ ...waba, ...fields }), 'wabas');
  return { ...items[0], warnings };
}

describe.each<['numbers' | 'wabas', readonly Exchange[]]>([
  ['numbers', numbers],
  ['wabas', wabas],
])('the %s of the recorded exchanges', (kind, exchanges) => {
  it('are requested page by page, with the key as a bearer token', async () => {
    const { baseUrl, received } = await play(exchanges);
    await listAll(await openAccount({ baseUrl }), kind);
    expect(received.map(({ path, query }) => ({ path, query }))).toEqual(
      exchanges.map(({ request: { path, query } }) => ({ path, query })),
    );
    expect(new Set(received.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${apiKey}`]));
  });
});

describe('numbers', () => {
  it('are those of the documented example', async () => {
    const { baseUrl } = await play(numbers);
    const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'numbers');
    expect(warnings).toEqual([]);
    expect(items).toHaveLength(3);
    expect(items[0]).toEqual({
      id: '106540352241111',
      phoneNumber: '+16315551111',
      displayPhoneNumber: '+16315551111',
      phoneNumberId: '106540352241111',
      wabaId: '102290129340398',
      verifiedName: 'Lucky Shrub',
      status: 'CONNECTED',
      qualityRating: 'GREEN',
      isOnBusinessApp: false,
      createdAt: '2026-03-04T05:06:07.000Z',
      extensions: { telnyx: { enabled: true, calling_enabled: false } },
    });
    expect(items[1]).toMatchObject({
      status: 'PENDING',
      isOnBusinessApp: true,
      extensions: { telnyx: { enabled: false, coexistence_state: 'sync_pending' } },
    });
  });

  it.each(['messaging_limit_tier', 'messaging_limit'])('have a limit from the undocumented %s', async (member) => {
    expect(await numberOf({ [member]: 'TIER_250' })).toMatchObject({
      messagingLimit: { tier: 'TIER_250', perDay: 250, scope: 'unknown' },
      warnings: [],
    });
  });

  it('have the review of their name from the undocumented display_name_status', async () => {
    expect(await numberOf({ display_name_status: 'DECLINED' })).toMatchObject({ nameStatus: 'DECLINED', warnings: [] });
  });

  it.each(['ACTIVE', 'enabled'])('with the undocumented status %s are UNKNOWN, with a warning', async (status) => {
    expect(await numberOf({ status })).toMatchObject({
      status: 'UNKNOWN',
      reported: { status },
      warnings: [{ type: 'unknown-value', field: 'status', raw: status }],
    });
  });

  it('that are disabled at Telnyx keep their status', async () => {
    expect(await numberOf({ status: 'CONNECTED', enabled: false })).toMatchObject({ status: 'CONNECTED' });
  });

  it.each([
    [{ phone_number_id: null }, '16315551111'],
    [{ phone_number: null }, '106540352241111'],
  ])('with %j are listed by what identifies them', async (fields, id) => {
    expect(await numberOf(fields)).toMatchObject({ id, warnings: [] });
  });
});

describe('WABAs', () => {
  it('have the ID of Meta, and that of Telnyx beside it', async () => {
    const { baseUrl } = await play(wabas);
    const { items, warnings } = await listAll(await openAccount({ baseUrl }), 'wabas');
    expect(warnings).toEqual([]);
    expect(items).toHaveLength(2);
    expect(items[0]).toEqual({
      id: '102290129340398',
      name: 'Lucky Shrub',
      status: 'ACTIVE',
      accountReviewStatus: 'APPROVED',
      businessVerificationStatus: 'pending_submission',
      country: 'ES',
      createdAt: '2026-03-04T05:06:07.000Z',
      extensions: { telnyx: { id: '0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001' } },
    });
  });

  it.each(['pending_submission', 'PENDING_SUBMISSION'])('with the verification %s wait for documents', async (word) => {
    expect(await wabaOf({ business_verification_status: word })).toMatchObject({
      businessVerificationStatus: 'pending_submission',
      warnings: [],
    });
  });

  it.each(['APPROVED', 'CONNECTED'])('with the undocumented status %s are UNKNOWN', async (status) => {
    expect(await wabaOf({ status })).toMatchObject({ status: 'UNKNOWN', reported: { status } });
  });

  it('have a limit of unknown scope where Telnyx reports it', async () => {
    expect(await wabaOf({ messaging_limit_tier: 'TIER_2K' })).toMatchObject({
      messagingLimit: { tier: 'TIER_2K', perDay: 2_000, scope: 'unknown' },
    });
  });
});
