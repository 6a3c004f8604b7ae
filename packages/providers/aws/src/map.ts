import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { PhoneRow, WabaRow } from './wire.js';

// These words describe the link to AWS. AWS does not document what they mean for the WABA.
const registrations = metaWords.wabaStatus.with({ COMPLETE: 'UNKNOWN', INCOMPLETE: 'UNKNOWN' });

/** A number in the details of a WABA. */
export function toPhoneNumber(row: PhoneRow, reader: RowReader<NumberField>, waba: WabaRow): PhoneNumber {
  const { phoneNumberId, arn, dataLocalizationRegion } = row;
  const number = readPhone(row.phoneNumber || row.displayPhoneNumber || '');
  const printed = number.phoneNumber ? number : readPhone(row.displayPhoneNumber || number.displayPhoneNumber);
  return defined({
    id: row.metaPhoneNumberId || printed.id,
    phoneNumber: printed.phoneNumber,
    displayPhoneNumber: row.displayPhoneNumber || row.phoneNumber || undefined,
    phoneNumberId: row.metaPhoneNumberId || undefined,
    wabaId: waba.wabaId || undefined,
    wabaName: waba.wabaName || undefined,
    verifiedName: row.displayPhoneNumberName || undefined,
    qualityRating: reader.word('qualityRating', row.qualityRating, metaWords.qualityRating),
    ...reader.reported(),
    extensions: { aws: defined({ phoneNumberId, arn, dataLocalizationRegion }) },
  });
}

/** A row of the list of WABAs. */
export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  const { id, arn, marketingMessagesOnboardingStatus, datasetId } = row;
  // The WABA itself may be older.
  const linkDate = reader.time('linkDate', row.linkDate);
  const eventDestinations = row.eventDestinations?.map((destination) => defined(destination));
  return defined({
    id: row.wabaId || id,
    name: row.wabaName || undefined,
    status: reader.word('status', row.registrationStatus, registrations),
    ...reader.reported(),
    extensions: {
      aws: defined({ id, arn, linkDate, eventDestinations, marketingMessagesOnboardingStatus, datasetId }),
    },
  });
}
