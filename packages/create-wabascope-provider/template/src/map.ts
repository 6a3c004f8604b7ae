import type { NumberField, PhoneNumber } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow } from './wire.js';

/** The words of Acme that are not Meta's. */
const statuses = metaWords.status.with({ ONLINE: 'CONNECTED', WARNED: 'FLAGGED' });

/** A row of `GET /numbers`. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const printed = readPhone(row.phone);
  const phoneNumberId = row.phone_id || undefined;
  return defined({
    ...printed,
    id: phoneNumberId ?? printed.id,
    phoneNumberId,
    wabaId: row.waba_id || undefined,
    verifiedName: row.name,
    status: reader.word('status', row.state, statuses),
    qualityRating: reader.word('qualityRating', row.quality, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', row.tier, { table: metaWords.messagingLimit, scope: 'unknown' }),
    updatedAt: reader.time('updatedAt', row.updated_at),
    ...reader.reported(),
  });
}
