import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, WabaRow } from './wire.js';

/** Telnyx does not report whether the number or its portfolio has the limit. */
const limits = { table: metaWords.messagingLimit, scope: 'unknown' } as const;

/** A row of `phone_numbers`. Telnyx documents no words, and the known ones are Meta's. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const printed = firstPhone(row.phone_number);
  const { enabled, calling_enabled, coexistence_state } = row;
  const phoneNumberId = row.phone_number_id || undefined;
  return defined({
    ...printed,
    id: phoneNumberId ?? printed?.id ?? 'unknown',
    phoneNumberId,
    wabaId: row.waba_id || undefined,
    verifiedName: row.display_name,
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', row.messaging_limit_tier ?? row.messaging_limit, limits),
    nameStatus: reader.word('nameStatus', row.display_name_status, metaWords.nameStatus),
    isOnBusinessApp: row.is_on_biz_app,
    createdAt: reader.time('createdAt', row.created_at),
    ...reader.reported(),
    extensions: { telnyx: defined({ enabled, calling_enabled, coexistence_state }) },
  });
}

/** A row of `business_accounts`. */
export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  const { accountReviewStatus: reviews, businessVerificationStatus: owners } = metaWords;
  return defined({
    id: row.waba_id,
    name: row.name,
    status: reader.word('status', row.status, metaWords.wabaStatus),
    accountReviewStatus: reader.word('accountReviewStatus', row.account_review_status, reviews),
    businessVerificationStatus: reader.word('businessVerificationStatus', row.business_verification_status, owners),
    country: row.country,
    messagingLimit: reader.limit('messagingLimit', row.messaging_limit_tier, limits),
    createdAt: reader.time('createdAt', row.created_at),
    ...reader.reported(),
    extensions: { telnyx: defined({ id: row.id }) },
  });
}
