import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, WabaRow } from './wire.js';

// BLOCKED means that the limit of this 24-hour period is used up, not that the number is banned.
const statuses = metaWords.status.with({ MANUAL_REVIEW: 'PENDING', WARNED: 'FLAGGED', BLOCKED: 'RESTRICTED' });

/** A row of `businessPhoneNumber`. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const printed = firstPhone(row.displayPhoneNumber);
  const phoneNumberId = row.phoneNumberId || undefined;
  return defined({
    id: phoneNumberId ?? printed?.id ?? 'unknown',
    phoneNumber: printed?.phoneNumber,
    displayPhoneNumber: row.displayPhoneNumber,
    phoneNumberId,
    wabaId: row.wabaId || undefined,
    verifiedName: row.verifiedName,
    status: reader.word('status', row.status, statuses),
    qualityRating: reader.word('qualityRating', row.qualityRating, metaWords.qualityRating),
    // Documented as the limit of the number, but TIER_2K exists only for portfolios.
    messagingLimit: reader.limit('messagingLimit', row.messagingLimitTier, {
      table: metaWords.messagingLimit,
      scope: 'unknown',
    }),
    codeVerificationStatus: reader.word(
      'codeVerificationStatus',
      row.codeVerificationStatus,
      metaWords.codeVerificationStatus,
    ),
    throughput: reader.word('throughput', row.throughput, metaWords.throughput),
    createdAt: reader.time('createdAt', row.createTime),
    updatedAt: reader.time('updatedAt', row.updateTime),
    ...reader.reported(),
  });
}

/** A row of `businessAccounts`. */
export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  return defined({
    id: row.wabaId,
    name: row.name,
    status: reader.word('status', row.status, metaWords.wabaStatus),
    businessVerificationStatus: reader.word(
      'businessVerificationStatus',
      row.businessVerificationStatus,
      metaWords.businessVerificationStatus,
    ),
    accountReviewStatus: reader.word('accountReviewStatus', row.accountReviewStatus, metaWords.accountReviewStatus),
    messagingLimit: reader.limit('messagingLimit', row.whatsappBusinessManagerMessagingLimit, {
      table: metaWords.messagingLimit,
      scope: 'portfolio',
    }),
    createdAt: reader.time('createdAt', row.createTime),
    updatedAt: reader.time('updatedAt', row.updateTime),
    ...reader.reported(),
  });
}
