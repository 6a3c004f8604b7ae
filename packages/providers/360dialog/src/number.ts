import type { NumberField, PhoneNumber, Waba } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readMetaNumber } from '@wabascope/provider-kit/meta';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow } from './wire.js';

const portfolio = { table: metaWords.messagingLimit, scope: 'portfolio' } as const;

/** The number of an API key, in Meta's words. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const phone = firstPhone(row.display_phone_number);
  const phoneNumberId = row.id || idOf(row, 'PHONE_NUMBER');
  return defined({
    ...phone,
    id: phoneNumberId ?? phone?.id ?? 'unknown',
    phoneNumberId,
    wabaId: idOf(row, 'WABA'),
    ...readMetaNumber(row, reader),
    messagingLimit: reader.limit('messagingLimit', row.whatsapp_business_manager_messaging_limit, portfolio),
    ...reader.reported(),
  });
}

/** The IDs of the WABA of a number. `id` is empty if the response does not have it. */
export function toWaba(row: NumberRow): Waba {
  return defined({ id: idOf(row, 'WABA') ?? '', businessId: idOf(row, 'BUSINESS') });
}

function idOf({ health_status: health }: NumberRow, type: string): string | undefined {
  return health?.entities?.find(({ entity_type }) => entity_type === type)?.id || undefined;
}
