import type { YcloudNumber, YcloudWaba } from './model.js';

/** A healthy WABA, with `changes`. Its business has almost the same ID. */
function waba(ordinal: number, name: string, changes: Partial<YcloudWaba> = {}): YcloudWaba {
  const id = `1720550010002000${String(ordinal).padStart(2, '0')}`;
  return {
    id,
    name,
    currency: 'EUR',
    messageTemplateNamespace: `5b8e3a10_0000_4000_8000_0000000000${String(ordinal).padStart(2, '0')}`,
    accountReviewStatus: 'APPROVED',
    businessId: id.replace(/^17/, '99'),
    businessName: `${name} BV`,
    businessStatus: 'APPROVED',
    businessVerificationStatus: 'verified',
    country: 'BE',
    ownershipType: 'CLIENT_OWNED',
    paymentMethodAttached: false,
    timezoneId: '32',
    primaryBusinessLocation: 'BE',
    whatsappBusinessManagerMessagingLimit: 'TIER_2K',
    banState: null,
    removed: false,
    isOnBizApp: false,
    ...changes,
  };
}

const restricted = (restrictionType: string, expiration: string | null = null) => [{ restrictionType, expiration }];

const quay = waba(1, 'Quayside Coffee', { whatsappBusinessManagerMessagingLimit: 'TIER_UNLIMITED' });
const tram = waba(2, 'Tramline Repairs', {
  businessVerificationStatus: 'not_verified',
  whatsappBusinessManagerMessagingLimit: 'TIER_250',
  restrictions: restricted('RESTRICTED_BIZ_INITIATED_MESSAGING'),
});
const lantern = waba(3, 'Lantern Ferries', {
  businessVerificationStatus: 'expired',
  whatsappBusinessManagerMessagingLimit: 'TIER_10K',
  banState: 'SCHEDULE_FOR_DISABLE',
  banDate: 'December 9, 2026',
  violationType: 'SCAM',
  updateEvent: 'DISABLED_UPDATE',
});
const orchid = waba(4, 'Orchid Opticians', {
  businessVerificationStatus: 'revoked',
  whatsappBusinessManagerMessagingLimit: 'TIER_100K',
  banState: 'DISABLE',
  banDate: 'November 2, 2026',
  violationType: 'SPAM',
});
const pending = waba(5, 'Paper Boat Press', {
  accountReviewStatus: 'PENDING',
  businessVerificationStatus: 'pending',
  whatsappBusinessManagerMessagingLimit: 'TIER_50',
});

/** WABAs without numbers: the other words of the specification. */
const others = [
  waba(6, 'Rejected Radios', {
    accountReviewStatus: 'REJECTED',
    businessVerificationStatus: 'rejected',
    whatsappBusinessManagerMessagingLimit: 'TIER_NOT_SET',
    decision: 'REJECTED',
  }),
  waba(7, 'Reinstated Rugs', { businessVerificationStatus: 'failed', banState: 'REINSTATE' }),
  waba(8, 'Silent Sails', {
    businessVerificationStatus: 'pending_submission',
    restrictions: restricted('RESTRICTED_CUSTOMER_INITIATED_MESSAGING', '2099-01-01T00:00:00Z'),
  }),
  waba(9, 'Narrow Gate Nurseries', {
    businessVerificationStatus: 'pending_need_more_info',
    restrictions: restricted('RESTRICTED_ADD_PHONE_NUMBER_ACTION'),
  }),
  ...['ACCOUNT_DISCONNECTED', 'BUSINESS_DOWNGRADE', 'CHANGE_NUMBER', 'COMPANION_INACTIVITY', 'PRIMARY_INACTIVITY'].map(
    (removedReason, index) =>
      waba(10 + index, `Removed ${index + 1}`, {
        businessVerificationStatus: 'ineligible',
        removed: true,
        removedReason,
        removedInitiatedBy: index % 2 === 0 ? 'USER' : 'SYSTEM',
        removedTime: '2026-10-01T08:00:00.000Z',
        isOnBizApp: true,
      }),
  ),
];

export const antwerpWabas: readonly YcloudWaba[] = [quay, tram, lantern, orchid, pending, ...others];

/** A healthy number, with `changes`. The last digits of its ID are those of the number. */
function row(of: YcloudWaba, last: number, verifiedName: string, changes: Partial<YcloudNumber> = {}): YcloudNumber {
  const ending = String(last).padStart(3, '0');
  const limit = String(of.whatsappBusinessManagerMessagingLimit);
  return {
    id: `10655000700900${ending}`,
    phoneNumber: `+447700900${ending}`,
    displayPhoneNumber: `+44 7700 900${ending}`,
    wabaId: of.id,
    verifiedName,
    qualityRating: 'GREEN',
    messagingLimit: limit,
    whatsappBusinessManagerMessagingLimit: limit,
    codeVerificationStatus: 'VERIFIED',
    isOfficialBusinessAccount: false,
    status: 'CONNECTED',
    nameStatus: 'APPROVED',
    newNameStatus: null,
    isOnBizApp: false,
    ...changes,
  };
}

export const antwerpNumbers: readonly YcloudNumber[] = [
  row(quay, 501, 'Quayside Coffee', { isOfficialBusinessAccount: true, messagingLimit: 'TIER_100K' }),
  row(quay, 502, 'Quayside Roastery', {
    qualityRating: 'YELLOW',
    newName: 'Quay Roast',
    newNameStatus: 'PENDING_REVIEW',
  }),
  row(quay, 503, 'Quayside Catering', { status: 'WARNED', qualityRating: 'RED', qualityUpdateEvent: 'DOWNGRADE' }),
  row(quay, 504, 'Quayside Events', { status: 'FLAGGED', qualityRating: 'RED', qualityUpdateEvent: 'FLAGGED' }),
  row(quay, 505, 'Quayside Club', { status: 'BLOCKED', newName: 'The Club', newNameStatus: 'DECLINED' }),
  row(quay, 506, 'Quayside Wholesale', { status: 'RATE_LIMITED', messagingLimit: 'TIER_1K' }),
  row(quay, 507, 'Quayside Night', { status: 'DISCONNECTED', updateEvent: 'ACCOUNT_OFFBOARDED', isOnBizApp: true }),
  row(tram, 508, 'Tramline Repairs', { status: 'RESTRICTED', newName: 'Tramline', newNameStatus: 'EXPIRED' }),
  row(tram, 509, 'Tramline Parts', { nameStatus: 'AVAILABLE_WITHOUT_REVIEW', newNameStatus: 'NONE' }),
  row(lantern, 510, 'Lantern Ferries', { newName: 'Lantern', newNameStatus: 'APPROVED' }),
  row(lantern, 511, 'Lantern Freight', {
    status: 'MIGRATED',
    qualityRating: 'UNKNOWN',
    newNameStatus: 'AVAILABLE_WITHOUT_REVIEW',
  }),
  row(orchid, 512, 'Orchid Opticians', { status: 'BANNED', qualityRating: 'UNKNOWN' }),
  row(orchid, 513, 'أوركيد', { status: 'UNKNOWN', qualityRating: 'UNKNOWN', nameStatus: 'EXPIRED' }),
  row(pending, 514, 'Paper Boat Press', { status: 'PENDING', qualityRating: 'UNKNOWN', nameStatus: 'PENDING_REVIEW' }),
  row(pending, 515, 'Paper Boat Kids', {
    status: 'UNVERIFIED',
    codeVerificationStatus: 'NOT_VERIFIED',
    nameStatus: 'NONE',
  }),
  row(pending, 516, 'Paper Boat Café', {
    status: 'MANUAL_REVIEW',
    codeVerificationStatus: 'EXPIRED',
    nameStatus: 'DECLINED',
    rejectionReason: 'The name does not match the business.',
    decision: 'REJECTED',
  }),
];
