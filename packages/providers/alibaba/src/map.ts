import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader, withoutCredentials } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { Business, PhoneNumberRow, WabaRow } from './wire.js';

// The API reference and the overview page "Phone number management" use different words; both are accepted.
const statuses = metaWords.status.with({ OFFLINE: 'DISCONNECTED', PAUSED: 'RESTRICTED' });
const tiers = metaWords.messagingLimit.with({
  TIER_10: 'TIER_1K',
  TIER_1000: 'TIER_100K',
  UNLIMITED: 'TIER_UNLIMITED',
});
const nameReviews = metaWords.nameStatus.with({ APPROVAL: 'APPROVED', REJECTED: 'DECLINED' });
const codeVerifications = metaWords.codeVerificationStatus.with({
  REJECTED: 'NOT_VERIFIED',
  REVOKED: 'NOT_VERIFIED',
  MORE_INFORMATION_REQUESTED: 'NOT_VERIFIED',
});

/** On the overview page these mean 1,000, 10,000 and 100,000; in the reference, `TIER_50` is 50. */
const ambiguousTiers = ['TIER_10', 'TIER_50', 'TIER_1000'];

/** A row of `QueryChatappPhoneNumbers`. It has neither Meta's phone number ID nor a WABA ID. */
export function toPhoneNumber(row: PhoneNumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const { id, phoneNumber, displayPhoneNumber } = readPhone(row.PhoneNumber);
  const limit = { table: tiers, scope: 'unknown', ambiguous: ambiguousTiers } as const;
  return defined({
    id,
    phoneNumber,
    displayPhoneNumber,
    verifiedName: row.VerifiedName,
    status: reader.word('status', row.Status, statuses),
    qualityRating: reader.word('qualityRating', row.QualityRating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', row.MessagingLimitTier, limit),
    nameStatus: reader.word('nameStatus', row.NameStatus, nameReviews),
    newNameStatus: reader.word('newNameStatus', row.NewNameStatus, nameReviews),
    codeVerificationStatus: reader.word('codeVerificationStatus', row.CodeVerificationStatus, codeVerifications),
    isOfficialBusinessAccount: row.IsOfficial,
    callbacks: unlessEmpty({
      statusUrl: withoutCredentials(row.StatusCallbackUrl),
      inboundUrl: withoutCredentials(row.UpCallbackUrl),
      statusQueue: row.StatusQueue,
      inboundQueue: row.UpQueue,
    }),
    ...reader.reported(),
  });
}

/** The WABA of `QueryChatappBindWaba`, with the owner from `QueryWabaBusinessInfo`. */
export function toWaba(row: WabaRow, business: Business | undefined, reader: RowReader<WabaField>): Waba {
  const extension = unlessEmpty({
    MarketingMessageLiteStatus: row.MarketingMessageLiteStatus,
    IsOnBizApp: row.IsOnBizApp,
  });
  return defined({
    id: row.Id,
    name: row.Name,
    currency: row.Currency,
    accountReviewStatus: reader.word('accountReviewStatus', row.AccountReviewStatus, metaWords.accountReviewStatus),
    messageTemplateNamespace: row.MessageTemplateNamespace,
    businessVerificationStatus: reader.word(
      'businessVerificationStatus',
      business?.VerificationStatus,
      metaWords.businessVerificationStatus,
    ),
    country: row.PrimaryBusinessLocation,
    businessId: row.BusinessId ?? business?.BusinessId,
    businessName: row.BusinessName ?? business?.BusinessName,
    ...reader.reported(),
    extensions: extension && { alibaba: extension },
  });
}

/** The texts that are not empty; `undefined` when all are. */
function unlessEmpty<Name extends string>(
  texts: Readonly<Record<Name, string | null | undefined>>,
): Partial<Record<Name, string>> | undefined {
  const filled: Partial<Record<Name, string>> = {};
  for (const name in texts) if (texts[name]) filled[name] = texts[name];
  return Object.keys(filled).length === 0 ? undefined : filled;
}
