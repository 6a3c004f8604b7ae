import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import { type NumberRow, numberIn, type WabaRow } from './wire.js';

export function toPhoneNumber(
  row: NumberRow,
  reader: RowReader<NumberField>,
  waba: { readonly id: string; readonly name?: string | undefined },
): PhoneNumber {
  const limit = { table: metaWords.messagingLimit, scope: 'unknown' } as const;
  return defined({
    ...readPhone(numberIn(row) ?? ''),
    wabaId: waba.id,
    wabaName: waba.name,
    verifiedName: row.verified_name || undefined,
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', row.messaging_limit_tier, limit),
    ...reader.reported(),
  });
}

export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  return defined({
    id: row.waba_id,
    name: row.name || undefined,
    accountReviewStatus: reader.word('accountReviewStatus', row.account_review_status, metaWords.accountReviewStatus),
    currency: row.currency || undefined,
    timezoneId: row.timezone_id || undefined,
    ...reader.reported(),
    extensions: row.solution_id ? { vonage: { solution_id: row.solution_id } } : undefined,
  });
}
