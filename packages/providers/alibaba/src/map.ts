import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type Reading } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { BusinessInfo, PhoneNumberRow, WabaRow } from './wire.js';

// The API reference and the overview page "Phone number management" use different words; both are taken.
const statuses = metaWords.status.with({ OFFLINE: 'DISCONNECTED', PAUSED: 'RESTRICTED' });
const tiers = metaWords.messagingLimit.with({
  TIER_10: 'TIER_1K',
  TIER_1000: 'TIER_100K',
  UNLIMITED: 'TIER_UNLIMITED',
});
const names = metaWords.nameStatus.with({ APPROVAL: 'APPROVED', REJECTED: 'DECLINED' });
const verifications = metaWords.codeVerificationStatus.with({
  REJECTED: 'NOT_VERIFIED',
  REVOKED: 'NOT_VERIFIED',
  MORE_INFORMATION_REQUESTED: 'NOT_VERIFIED',
});

/** Words that mean 1,000, 10,000 and 100,000 on the overview page; in the reference, `TIER_50` is 50. */
const ambiguousTiers = ['TIER_10', 'TIER_50', 'TIER_1000'];

/** A row of `QueryChatappPhoneNumbers`. It has neither Meta's phone number ID nor a WABA id. */
export function toPhoneNumber(row: PhoneNumberRow, reading: Reading<NumberField>): PhoneNumber {
  const callbacks = defined({
    statusUrl: row.StatusCallbackUrl,
    inboundUrl: row.UpCallbackUrl,
    statusQueue: row.StatusQueue,
    inboundQueue: row.UpQueue,
  });
  return defined({
    ...readPhone(row.PhoneNumber),
    verifiedName: row.VerifiedName,
    status: reading.word('status', row.Status, statuses),
    qualityRating: reading.word('qualityRating', row.QualityRating, metaWords.qualityRating),
    messagingLimit: reading.limit('messagingLimit', row.MessagingLimitTier, {
      table: tiers,
      scope: 'unknown',
      ambiguous: ambiguousTiers,
    }),
    nameStatus: reading.word('nameStatus', row.NameStatus, names),
    newNameStatus: reading.word('newNameStatus', row.NewNameStatus, names),
    codeVerificationStatus: reading.word('codeVerificationStatus', row.CodeVerificationStatus, verifications),
    isOfficialBusinessAccount: row.IsOfficial,
    callbacks: Object.keys(callbacks).length === 0 ? undefined : callbacks,
    ...reading.reported(),
  });
}

/** The WABA of `QueryChatappBindWaba`. */
export function toWaba(row: WabaRow, reading: Reading<WabaField>): Waba {
  return defined({
    id: row.Id,
    name: row.Name,
    currency: row.Currency,
    accountReviewStatus: reading.word('accountReviewStatus', row.AccountReviewStatus, metaWords.accountReviewStatus),
    messageTemplateNamespace: row.MessageTemplateNamespace,
    country: row.PrimaryBusinessLocation,
    businessId: row.BusinessId,
    businessName: row.BusinessName,
    ...reading.reported(),
  });
}

/** The same WABA with what `QueryWabaBusinessInfo` knows of its owner. */
export function withBusiness(waba: Waba, info: BusinessInfo, reading: Reading<WabaField>): Waba {
  const verification = metaWords.businessVerificationStatus;
  return {
    ...waba,
    ...defined({
      businessVerificationStatus: reading.word('businessVerificationStatus', info.VerificationStatus, verification),
      businessId: waba.businessId ?? info.BusinessId,
      businessName: waba.businessName ?? info.BusinessName,
    }),
    ...(waba.reported || reading.reported().reported
      ? { reported: { ...waba.reported, ...reading.reported().reported } }
      : {}),
  };
}
