import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import { toHealthStatus } from './health.js';
import type { Health, NumberRow, WabaRow } from './wire.js';

/** The limit is Meta's word, or the number of customers as a number or text (both are in Kapso's examples). */
const limits = metaWords.messagingLimit.with({
  50: 'TIER_50',
  250: 'TIER_250',
  1000: 'TIER_1K',
  2000: 'TIER_2K',
  10000: 'TIER_10K',
  100000: 'TIER_100K',
});
const portfolio = { table: limits, scope: 'portfolio' } as const;

/** `COMPLETED` is in an example. It is not Meta's word, and its meaning is not documented. */
const verifications = metaWords.codeVerificationStatus.with({ COMPLETED: 'UNKNOWN' });

/** The number as it is printed, with the digits of the normalized one if the printed one has none. */
function phoneOf(row: NumberRow) {
  const texts = [row.display_phone_number, row.display_phone_number_normalized];
  const read = texts.flatMap((text) => (text ? [readPhone(text)] : []));
  const phone = read.find(({ phoneNumber }) => phoneNumber !== undefined) ?? read[0];
  return phone && { ...phone, displayPhoneNumber: row.display_phone_number || phone.displayPhoneNumber };
}

/** Identifies a row and its WABA. */
export function toReference(row: NumberRow): { id: string; wabaId: string | undefined } {
  return { id: row.phone_number_id || phoneOf(row)?.id || 'unknown', wabaId: row.business_account_id || undefined };
}

export function toPhoneNumber(row: NumberRow, health: Health | undefined, reader: RowReader<NumberField>): PhoneNumber {
  const extension = defined({
    name: row.name,
    customer_id: row.customer_id,
    is_pin_enabled: row.is_pin_enabled,
    health: health?.status,
  });
  return defined({
    ...phoneOf(row),
    ...toReference(row),
    phoneNumberId: row.phone_number_id || undefined,
    verifiedName: row.verified_name,
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', row.whatsapp_business_manager_messaging_limit, portfolio),
    nameStatus: reader.word('nameStatus', row.name_status, metaWords.nameStatus),
    codeVerificationStatus: reader.word('codeVerificationStatus', row.code_verification_status, verifications),
    isOfficialBusinessAccount: row.is_official_business_account,
    isOnBusinessApp: row.is_coexistence,
    healthStatus: toHealthStatus(health, reader),
    createdAt: reader.time('createdAt', row.created_at),
    updatedAt: reader.time('updatedAt', row.updated_at),
    ...reader.reported(),
    extensions: Object.keys(extension).length === 0 ? undefined : { kapso: extension },
  });
}

/** A WABA node, which was fetched by its ID. */
export function toWaba(id: string, row: WabaRow, reader: RowReader<WabaField>): Waba {
  const verification = metaWords.businessVerificationStatus;
  return defined({
    id,
    name: row.name,
    currency: row.currency,
    accountReviewStatus: reader.word('accountReviewStatus', row.account_review_status, metaWords.accountReviewStatus),
    businessVerificationStatus: reader.word(
      'businessVerificationStatus',
      row.business_verification_status,
      verification,
    ),
    country: row.country,
    messageTemplateNamespace: row.message_template_namespace,
    ownershipType: reader.word('ownershipType', row.ownership_type, metaWords.ownershipType),
    status: reader.word('status', row.status, metaWords.wabaStatus),
    timezoneId: row.timezone_id,
    messagingLimit: reader.limit('messagingLimit', row.whatsapp_business_manager_messaging_limit, portfolio),
    ...reader.reported(),
  });
}
