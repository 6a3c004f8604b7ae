import type { NumberField, Page, PhoneNumber, Waba } from '@wabascope/core';
import { defined, metaWords, type RowReader, readRows } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import { numberInMap } from './rows.js';
import { type PhoneRow, wabaOfRow } from './wire.js';

// Written like this in the documents.
const ratings = metaWords.qualityRating.with({ UNKNOW: 'UNKNOWN' });

/** A row of `phoneList` or `getPhone`. Neither has Meta's phone number ID. */
export function toPhoneNumber(row: PhoneRow, reader: RowReader<NumberField>): PhoneNumber {
  const { id, phoneNumber, displayPhoneNumber } = readPhone(row.display_phone_number || row[numberInMap] || '');
  return defined({
    id,
    phoneNumber,
    displayPhoneNumber,
    wabaId: row.waba_id || undefined,
    wabaName: row.waba_name || undefined,
    verifiedName: row.verified_name,
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.quality_rating, ratings),
    messagingLimit: reader.limit('messagingLimit', row.current_limit, {
      table: metaWords.messagingLimit,
      scope: 'unknown',
    }),
    nameStatus: reader.word('nameStatus', row.name_status, metaWords.nameStatus),
    codeVerificationStatus: reader.word(
      'codeVerificationStatus',
      row.code_verification_status,
      metaWords.codeVerificationStatus,
    ),
    ...reader.reported(),
    extensions: extensionsOf(row),
  });
}

/** `register_status` concerns a local client: the documents show connected numbers with "creation failed". */
function extensionsOf({ register_status }: PhoneRow): PhoneNumber['extensions'] {
  return register_status === null || register_status === undefined ? undefined : { nxcloud: { register_status } };
}

/** The WABAs in the rows of numbers; NXCloud has no call for them. */
export async function wabasOf(rows: readonly unknown[]): Promise<Page<Waba>> {
  let count = 0;
  const { items, warnings } = await readRows(rows, wabaOfRow, (row) => ({ id: String(count++), ...row }));
  const names = new Map<string, string | undefined>();
  for (const { waba_id: id, waba_name: name } of items) {
    if (id) names.set(id, names.get(id) ?? (name || undefined));
  }
  return { items: [...names].map(([id, name]) => defined({ id, name })), warnings };
}
