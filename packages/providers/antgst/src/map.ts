import { cleanText, type NumberField, type PhoneNumber, type Waba, type WabaField } from '@wabascope/core';
import { defined, metaWords, type Reading, toUtc } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, WabaRow } from './wire.js';

// BLOCKED means that the limit of this 24-hour period is used up, not that the number is banned.
const statuses = metaWords.status.with({ MANUAL_REVIEW: 'PENDING', WARNED: 'FLAGGED', BLOCKED: 'RESTRICTED' });

/** A row of `businessPhoneNumber`. */
export function toPhoneNumber(row: NumberRow, reading: Reading<NumberField>): PhoneNumber {
  const { id, phoneNumber, displayPhoneNumber } = readPhone(row.displayPhoneNumber);
  const phoneNumberId = row.phoneNumberId || undefined;
  return defined({
    id: phoneNumberId ?? id,
    phoneNumber,
    displayPhoneNumber,
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
    createdAt: readTime(reading, 'createdAt', row.createTime),
    updatedAt: readTime(reading, 'updatedAt', row.updateTime),
    ...reading.reported(),
  });
}

/** A row of `businessAccounts`. */
export function toWaba(row: WabaRow, reading: Reading<WabaField>): Waba {
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
    createdAt: readTime(reading, 'createdAt', row.createTime),
    updatedAt: readTime(reading, 'updatedAt', row.updateTime),
    ...reading.reported(),
  });
}

type TimeField = 'createdAt' | 'updatedAt';

function readTime(
  reading: Pick<Reading<TimeField>, 'warn'>,
  field: TimeField,
  raw: string | null | undefined,
): string | undefined {
  const time = toUtc(raw);
  if (time === undefined && raw) {
    const message = `ANTGST writes a time for ${field} that cannot be read; it is left out.`;
    reading.warn({ type: 'unknown-value', message, field, raw: cleanText(raw, 80) });
  }
  return time;
}
