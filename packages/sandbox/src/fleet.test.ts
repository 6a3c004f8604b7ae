import { describe, expect, it } from 'vitest';
import { defaultFleet, generateFleet } from './index.js';

const spaces = defaultFleet.alibaba.flatMap((customer) => customer.spaces);
const rows = {
  singapore: spaces.find(({ account }) => account === 'singapore')?.phoneNumbers ?? [],
  hongKong: spaces.find(({ account }) => account === 'hong-kong')?.phoneNumbers ?? [],
  awal: defaultFleet.awal.flatMap(({ numbers }) => numbers),
  nxcloud: defaultFleet.nxcloud.flatMap(({ numbers }) => Object.values(numbers)),
  antgst: defaultFleet.antgst.flatMap(({ numbers }) => numbers),
  meta: defaultFleet.meta.wabas.flatMap(({ numbers }) => numbers),
};
const wabas = {
  antgst: defaultFleet.antgst.flatMap((tenant) => tenant.wabas),
  meta: defaultFleet.meta.wabas.map(({ fields }) => fields),
};

function words<Row, Field extends keyof Row>(list: readonly Row[], field: Field): Row[Field][] {
  return [...new Set(list.map((row) => row[field]))].sort();
}

const metaStatuses =
  'BANNED CONNECTED DELETED DISCONNECTED FLAGGED MIGRATED PENDING RATE_LIMITED RESTRICTED UNKNOWN UNVERIFIED';

describe('the default fleet has every word', () => {
  it('of the Alibaba API reference', () => {
    expect(words(rows.singapore, 'Status').join(' ')).toBe(metaStatuses);
    expect(words(rows.singapore, 'QualityRating')).toEqual(['GREEN', 'RED', 'UNKNOWN', 'YELLOW']);
    expect(words(rows.singapore, 'MessagingLimitTier')).toEqual([
      'TIER_100K',
      'TIER_10K',
      'TIER_1K',
      'TIER_250',
      'TIER_50',
      'TIER_UNLIMITED',
    ]);
    expect(words(rows.singapore, 'CodeVerificationStatus')).toEqual([
      'MORE_INFORMATION_REQUESTED',
      'REJECTED',
      'REVOKED',
      'VERIFIED',
    ]);
    expect(words(rows.singapore, 'NameStatus')).toEqual(['Approval', 'Pending_Review', 'Rejected']);
    expect(
      words(
        spaces.map(({ waba }) => waba),
        'AccountReviewStatus',
      ),
    ).toEqual(['APPROVED', 'DISABLED', 'PENDING', 'REJECTED']);
  });

  it('of the Alibaba overview, which differs', () => {
    expect(words(rows.hongKong, 'Status').join(' ')).toBe(
      'CONNECTED DELETED FLAGGED OFFLINE PAUSED PENDING RATE_LIMITED',
    );
    expect(words(rows.hongKong, 'MessagingLimitTier')).toEqual(['TIER_10', 'TIER_1000', 'TIER_50', 'UNLIMITED']);
    expect(words(rows.hongKong, 'CodeVerificationStatus')).toEqual(['NOT_VERIFIED', 'VERIFIED']);
  });

  it('of NXCloud', () => {
    expect(words(rows.nxcloud, 'status').join(' ')).toBe(metaStatuses);
    expect(words(rows.nxcloud, 'quality_rating')).toEqual(['GREEN', 'RED', 'UNKNOW', 'YELLOW']);
    expect(words(rows.nxcloud, 'current_limit').join(' ')).toBe(
      ' TIER_100K TIER_10K TIER_1K TIER_250 TIER_50 TIER_UNLIMITED',
    );
    expect(words(rows.nxcloud, 'register_status')).toEqual([1, 2, 3, 4, 5]);
    expect(words(rows.nxcloud, 'name_status').join(' ')).toBe(
      'APPROVED AVAILABLE_WITHOUT_REVIEW DECLINED EXPIRED NONE PENDING_REVIEW',
    );
  });

  it('of ANTGST and Awal', () => {
    expect(words(rows.antgst, 'status').join(' ')).toBe(
      'BANNED BLOCKED CONNECTED DISCONNECTED FLAGGED MANUAL_REVIEW MIGRATED PENDING RATE_LIMITED RESTRICTED UNKNOWN UNVERIFIED WARNED',
    );
    expect(words(rows.antgst, 'messagingLimitTier').join(' ')).toBe(
      'TIER_100K TIER_10K TIER_1K TIER_250 TIER_2K TIER_50 TIER_NOT_SET TIER_UNLIMITED',
    );
    expect(words(wabas.antgst, 'accountReviewStatus')).toEqual(['APPROVED', 'PENDING', 'REJECTED']);
    expect(words(wabas.antgst, 'businessVerificationStatus')).toEqual(['pending', 'rejected', 'verified']);
    expect(words(rows.awal, 'quality_rating')).toEqual(['GREEN', 'RED', 'UNKNOWN', 'YELLOW']);
    expect(words(rows.awal, 'status')).toEqual(expect.arrayContaining(['CONNECTED', 'DISCONNECTED']));
  });

  it('of Meta, also those that only some of its descriptions have', () => {
    expect(words(rows.meta, 'status').join(' ')).toBe(
      'BANNED CONNECTED DELETED DISCONNECTED FLAGGED LINKED MIGRATED PENDING RATE_LIMITED RESTRICTED UNKNOWN UNLINKED UNVERIFIED',
    );
    expect(words(rows.meta, 'quality_rating')).toEqual(['GREEN', 'NA', 'RED', 'UNKNOWN', 'YELLOW']);
    expect(words(rows.meta, 'name_status').join(' ')).toBe(
      'APPROVED AVAILABLE_WITHOUT_REVIEW DECLINED EXPIRED NONE PENDING_REVIEW',
    );
    const limits = rows.meta.flatMap((row) => [
      row.messaging_limit_tier,
      row.whatsapp_business_manager_messaging_limit,
    ]);
    expect([...new Set(limits)].sort().join(' ')).toBe(
      'TIER_100K TIER_10K TIER_1K TIER_250 TIER_2K TIER_50 TIER_NOT_SET TIER_UNLIMITED UNTIERED ',
    );
    expect(words(rows.meta, 'code_verification_status')).toEqual(['EXPIRED', 'NOT_VERIFIED', 'UNVERIFIED', 'VERIFIED']);
    expect(words(wabas.meta, 'account_review_status')).toEqual(['APPROVED', 'LIMIT_REACHED', 'REJECTED']);
    expect(words(wabas.meta, 'business_verification_status')).toEqual(['UNVERIFIED', 'verified']);
    expect(words(wabas.meta, 'ownership_type')).toEqual(['CLIENT_OWNED', 'ON_BEHALF_OF', 'SELF', 'SELF_OWNED']);
  });
});

it('the default fleet has more than sixty numbers, and IDs that a JavaScript number cannot hold', () => {
  const count = spaces.flatMap(({ phoneNumbers }) => phoneNumbers).length;
  expect(count + rows.awal.length + rows.nxcloud.length + rows.antgst.length).toBeGreaterThan(60);
  const ids = [...spaces.map(({ waba }) => waba.Id), ...rows.antgst.map(({ phoneNumberId }) => phoneNumberId)];
  expect(ids.filter((id) => String(Number(id)) === id && Number.isSafeInteger(Number(id)))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('generateFleet', () => {
  it('makes the given number of accounts and numbers, divided among the credentials', () => {
    const fleet = generateFleet('alibaba', { accounts: 7, numbers: 100, credentials: 2 });
    const made = fleet.flatMap((customer) => customer.spaces);
    expect(fleet.map((customer) => customer.spaces.length)).toEqual([4, 3]);
    expect(made.map(({ phoneNumbers }) => phoneNumbers.length).sort()).toEqual([14, 14, 14, 14, 14, 15, 15]);
    expect(new Set(made.flatMap(({ phoneNumbers }) => phoneNumbers.map((row) => row.PhoneNumber))).size).toBe(100);
    expect(new Set(made.map(({ waba }) => waba.Id)).size).toBe(7);
  });

  it('makes no ID of Meta twice', () => {
    const { wabas: made } = generateFleet('meta', { accounts: 20, numbers: 100 });
    expect(new Set(made.map(({ fields }) => fields.id)).size).toBe(20);
    expect(new Set(made.flatMap(({ numbers }) => numbers.map(({ id }) => id))).size).toBe(100);
  });

  it('makes the same fleet again', () => {
    expect(generateFleet('alibaba', { accounts: 3, numbers: 20 })).toEqual(
      generateFleet('alibaba', { accounts: 3, numbers: 20 }),
    );
  });
});
