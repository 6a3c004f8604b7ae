import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountWith } from './__fixtures__/account.js';

const now = Date.UTC(2026, 10, 1);

async function numberOf(fields: object) {
  const account = await accountWith({ numbers: [{ id: '1049', phoneNumber: '+16315550123', ...fields }] });
  const { items, warnings } = await listAll(account, 'numbers');
  return { ...items[0], warnings };
}

async function wabaOf(fields: object) {
  const account = await accountWith({ wabas: [{ id: '1022', ...fields }] }, { now: () => now });
  const { items, warnings } = await listAll(account, 'wabas');
  return { ...items[0], warnings };
}

describe('a number', () => {
  it.each([
    ['status', 'MANUAL_REVIEW', 'PENDING'],
    ['status', 'WARNED', 'FLAGGED'],
    ['status', 'BLOCKED', 'RESTRICTED'],
    ['nameStatus', 'PENDING', 'PENDING_REVIEW'],
    ['newNameStatus', 'REJECTED', 'DECLINED'],
    ['codeVerificationStatus', 'UNVERIFIED', 'NOT_VERIFIED'],
  ])('with the %s %s has %s, and the original word in reported', async (field, word, meaning) => {
    expect(await numberOf({ [field]: word })).toMatchObject({
      [field]: meaning,
      reported: { [field]: word },
      warnings: [],
    });
  });

  it.each([
    [{ whatsappBusinessManagerMessagingLimit: 'TIER_2K' }, { tier: 'TIER_2K', perDay: 2000, scope: 'portfolio' }],
    [
      { whatsappBusinessManagerMessagingLimit: 'TIER_UNLIMITED', messagingLimit: 'TIER_1K' },
      { tier: 'TIER_UNLIMITED', perDay: 'unlimited', scope: 'portfolio' },
    ],
    [
      { whatsappBusinessManagerMessagingLimit: null, messagingLimit: 'TIER_2K' },
      { tier: 'TIER_2K', perDay: 2000, scope: 'phone' },
    ],
    [{ messagingLimit: 'TIER_NOT_SET' }, { tier: 'UNKNOWN', scope: 'phone' }],
    [{ messagingLimit: null }, undefined],
  ])('with %j has the limit %j', async (fields, limit) => {
    const { messagingLimit, warnings } = await numberOf(fields);
    expect(messagingLimit).toEqual(limit);
    expect(warnings).toEqual([]);
  });

  it('has the name in review with its review', async () => {
    expect(await numberOf({ newName: 'Acme Rides', newNameStatus: 'PENDING_REVIEW' })).toMatchObject({
      newVerifiedName: 'Acme Rides',
      newNameStatus: 'PENDING_REVIEW',
    });
  });

  it('has only what YCloud reports, and null is not reported', async () => {
    const nothing = { newNameStatus: null, verifiedName: null, wabaId: '', status: null, isOnBizApp: null };
    expect(await numberOf(nothing)).toEqual({
      id: '1049',
      phoneNumber: '+16315550123',
      displayPhoneNumber: '+16315550123',
      phoneNumberId: '1049',
      warnings: [],
    });
  });

  it('without an ID of Meta is identified by its digits', async () => {
    expect(await numberOf({ id: null, displayPhoneNumber: '+1 631-555-0123' })).toMatchObject({
      id: '16315550123',
      displayPhoneNumber: '+1 631-555-0123',
    });
  });
});

describe('a WABA', () => {
  const restriction = (restrictionType: string, expiration?: string | null) => ({ restrictionType, expiration });
  const business = restriction('RESTRICTED_BIZ_INITIATED_MESSAGING');

  it.each<[string, object, string | undefined]>([
    ['a scheduled ban', { banState: 'SCHEDULE_FOR_DISABLE' }, 'RESTRICTED'],
    ['a ban', { banState: 'DISABLE', restrictions: [business] }, 'DISABLED'],
    ['the end of a ban', { banState: 'REINSTATE' }, 'ACTIVE'],
    ['a restriction after a ban', { banState: 'REINSTATE', restrictions: [business] }, 'RESTRICTED'],
    ['a restriction', { restrictions: [restriction('RESTRICTED_CUSTOMER_INITIATED_MESSAGING', null)] }, 'RESTRICTED'],
    ['a restriction in force', { restrictions: [{ ...business, expiration: '2026-11-02T00:00:00Z' }] }, 'RESTRICTED'],
    ['a past restriction', { restrictions: [{ ...business, expiration: '2026-10-31T00:00:00Z' }] }, undefined],
    ['a restriction of new numbers', { restrictions: [restriction('RESTRICTED_ADD_PHONE_NUMBER_ACTION')] }, undefined],
    ['a removal', { removed: true, removedReason: 'CHANGE_NUMBER' }, undefined],
    ['neither', { banState: null, restrictions: [] }, undefined],
  ])('with %s has the right status', async (_, fields, status) => {
    const waba = await wabaOf(fields);
    expect(waba.status).toBe(status);
    expect(waba.warnings).toEqual([]);
  });

  it('with an unknown ban or restriction has the status UNKNOWN, with a warning', async () => {
    for (const fields of [{ banState: 'PAUSED' }, { restrictions: [restriction('PAUSED')] }]) {
      expect(await wabaOf(fields)).toMatchObject({
        status: 'UNKNOWN',
        reported: { status: 'PAUSED' },
        warnings: [{ type: 'unknown-value', field: 'status', raw: 'PAUSED' }],
      });
    }
  });

  it.each([
    'expired',
    'failed',
    'ineligible',
    'not_verified',
    'pending',
    'pending_need_more_info',
    'pending_submission',
    'rejected',
    'revoked',
    'verified',
  ])('has the verification %s', async (businessVerificationStatus) => {
    expect(await wabaOf({ businessVerificationStatus })).toEqual({
      id: '1022',
      businessVerificationStatus,
      warnings: [],
    });
  });
});
