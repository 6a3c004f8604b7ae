import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { AccountRow, SenderRow } from './wire.js';

// UNRECOGNIZED is Sinch's word for a word that it does not recognize.
const statuses = metaWords.status.with({
  UNRECOGNIZED: 'UNKNOWN',
  ACTIVE: 'CONNECTED',
  DRAFT: 'PENDING',
  IN_PROGRESS: 'PENDING',
  INACTIVE: 'DISCONNECTED',
  PENDING_VERIFICATION: 'UNVERIFIED',
  SUSPENDED: 'RESTRICTED',
  // Of the setup: they do not say whether the number can be used.
  ERROR: 'UNKNOWN',
  MULTIPLE_WABA_ERROR: 'UNKNOWN',
  REJECTED: 'UNKNOWN',
});
const ratings = metaWords.qualityRating.with({ UNRECOGNIZED: 'UNKNOWN' });
const limits = metaWords.messagingLimit.with({ UNRECOGNIZED: 'UNKNOWN', NOT_SET: 'UNKNOWN' });
const nameStatuses = metaWords.nameStatus.with({
  UNRECOGNIZED: 'UNKNOWN',
  UNSPECIFIED: 'UNKNOWN',
  PENDING: 'PENDING_REVIEW',
  DEFERRED: 'PENDING_REVIEW',
  RESERVED: 'PENDING_REVIEW',
  REJECTED: 'DECLINED',
  DELETED: 'NONE',
});
// Of `cloudApi`.
const platforms = metaWords.platformType.with({ TRUE: 'CLOUD_API', FALSE: 'ON_PREMISE' });
// The end of the setup: whether Meta's review has ended is not documented.
const reviews = metaWords.accountReviewStatus.with({
  ONBOARDED: 'UNKNOWN',
  PENDING_FACEBOOK_VERIFICATION: 'PENDING',
});
const banStates = metaWords.wabaStatus.with({ UNRECOGNIZED: 'UNKNOWN' });

/** A sender of the project that has the account `of`. */
export function toPhoneNumber(row: SenderRow, reader: RowReader<NumberField>, of: AccountRow): PhoneNumber {
  const { id, phoneNumber, countryCode, changes, details, metadata, maxTps } = row;
  const phone = phoneNumber && countryCode ? readPhone(`+${countryCode}${phoneNumber}`) : undefined;
  const name = metadata?.displayName;
  const isNew = Boolean(name?.value && details?.displayName && name.value !== details.displayName);
  const nameField = isNew ? 'newNameStatus' : 'nameStatus';
  const scope = of.businessDailyLimit ? 'portfolio' : 'unknown';
  return defined({
    id: phone?.id ?? (id || phoneNumber || 'unknown'),
    phoneNumber: phone?.phoneNumber,
    displayPhoneNumber: phone?.displayPhoneNumber ?? phoneNumber,
    wabaId: of.wabaId || undefined,
    wabaName: of.details?.wabaName,
    verifiedName: details?.displayName,
    newVerifiedName: isNew ? name?.value : undefined,
    status: reader.word('status', row.state ?? changes?.status, statuses),
    qualityRating: reader.word('qualityRating', row.qualityRating, ratings),
    // That of a sender is deprecated.
    messagingLimit: reader.limit('messagingLimit', of.businessDailyLimit || row.dailyLimit, { table: limits, scope }),
    [nameField]: reader.word(nameField, name?.status, nameStatuses),
    platformType: reader.word('platformType', row.cloudApi, platforms),
    createdAt: reader.time('createdAt', row.created),
    updatedAt: reader.time('updatedAt', row.modified),
    ...reader.reported(),
    extensions: { sinch: defined({ id, maxTps, errorCode: changes?.errorCode }) },
  });
}

/** The account of the project. */
export function toWaba(row: AccountRow, id: string, reader: RowReader<WabaField>): Waba {
  const { details, primaryBusinessLocation: country } = row;
  return defined({
    id,
    name: details?.wabaName,
    businessId: details?.clientBusinessManagerId || undefined,
    accountReviewStatus: reader.word('accountReviewStatus', row.state, reviews),
    status: reader.word('status', row.wabaBanState, banStates),
    messagingLimit: reader.limit('messagingLimit', row.businessDailyLimit, { table: limits, scope: 'portfolio' }),
    currency: row.currency || undefined,
    country: country === 'UNRECOGNIZED' ? undefined : country || undefined,
    ...reader.reported(),
  });
}
