import type { NumberField, PhoneNumber } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow } from './wire.js';

/** A row of `GET /waba-numbers`. Its words are Meta's, including some that the documents do not list. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const printed = row.phone_number ? readPhone(row.phone_number) : undefined;
  return defined({
    id: row.phone_number_id || printed?.id || row.id || 'unknown',
    phoneNumber: printed?.phoneNumber,
    displayPhoneNumber: row.phone_number,
    phoneNumberId: row.phone_number_id || undefined,
    verifiedName: row.verified_name,
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messageTemplateCount: row.message_template_count,
    createdAt: reader.time('createdAt', row.created_at),
    updatedAt: reader.time('updatedAt', row.updated_at),
    ...reader.reported(),
    extensions: row.id ? { awal: { id: row.id } } : undefined,
  });
}
