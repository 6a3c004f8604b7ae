import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, WabaRow } from './wire.js';

// BLOCKED means that the limit of this 24-hour period is used up, not that the number is banned.
const statuses = metaWords.status.with({ MANUAL_REVIEW: 'PENDING', WARNED: 'FLAGGED', BLOCKED: 'RESTRICTED' });

/** A row of `businessPhoneNumber`. */
export function toPhoneNumber(row: NumberRow, reading: RowReader<NumberField>): PhoneNumber {
  const printed = row.displayPhoneNumber ? readPhone(row.displayPhoneNumber) : undefined;
  const phoneNumberId = row.phoneNumberId || undefined;
  return defined({
    id: phoneNumberId ?? printed?.id ?? 'unknown',
    phoneNumber: printed?.phoneNumber,
    displayPhoneNumber: row.displayPhoneNumber,
    phoneNumberId,
    wabaId: row.wabaId || undefined,
    verifiedName: row.verifiedName,
    status: reading.word('status', row.status, statuses),
    qualityRating: reading.word('qualityRating', row.qualityRating, metaWords.qualityRating),
    // Described as the number's own limit, yet TIER_2K exists only for portfolios: nobody can tell whose it is.
    messagingLimit: reading.limit('messagingLimit', row.messagingLimitTier, {
      table: metaWords.messagingLimit,
      scope: 'unknown',
    }),
    codeVerificationStatus: reading.word(
      'codeVerificationStatus',
      row.codeVerificationStatus,
      metaWords.codeVerificationStatus,
    ),
    throughput: reading.word('throughput', row.throughput, metaWords.throughput),
    createdAt: reading.time('createdAt', row.createTime),
    updatedAt: reading.time('updatedAt', row.updateTime),
    ...reading.reported(),
  });
}

/** A row of `businessAccounts`. */
export function toWaba(row: WabaRow, reading: RowReader<WabaField>): Waba {
  return defined({
    id: row.wabaId,
    name: row.name,
    status: reading.word('status', row.status, metaWords.wabaStatus),
    businessVerificationStatus: reading.word(
      'businessVerificationStatus',
      row.businessVerificationStatus,
      metaWords.businessVerificationStatus,
    ),
    accountReviewStatus: reading.word('accountReviewStatus', row.accountReviewStatus, metaWords.accountReviewStatus),
    messagingLimit: reading.limit('messagingLimit', row.whatsappBusinessManagerMessagingLimit, {
      table: metaWords.messagingLimit,
      scope: 'portfolio',
    }),
    createdAt: reading.time('createdAt', row.createTime),
    updatedAt: reading.time('updatedAt', row.updateTime),
    ...reading.reported(),
  });
}
