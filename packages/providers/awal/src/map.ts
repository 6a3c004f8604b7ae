import type { NumberField, PhoneNumber } from '@wabascope/core';
import { defined, metaWords, type Reading, toUtc } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow } from './wire.js';

/** A row of `GET /waba-numbers`. Its words are Meta's, handed on: more of them than the documents list. */
export function toPhoneNumber(row: NumberRow, reading: Reading<NumberField>): PhoneNumber {
  const { id, phoneNumber, displayPhoneNumber } = readPhone(row.phone_number);
  return defined({
    id: row.phone_number_id || id,
    phoneNumber,
    displayPhoneNumber,
    phoneNumberId: row.phone_number_id || undefined,
    verifiedName: row.verified_name,
    status: reading.word('status', row.status, metaWords.status),
    qualityRating: reading.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messageTemplateCount: row.message_template_count,
    createdAt: toUtc(row.created_at),
    updatedAt: toUtc(row.updated_at),
    ...reading.reported(),
    extensions: row.id ? { awal: { id: row.id } } : undefined,
  });
}
