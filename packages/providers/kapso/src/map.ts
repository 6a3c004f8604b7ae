import type { HealthStatus, NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { messagingLimit, messagingLimitTiers } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { type MetaWaba, readMetaNumber, readMetaWaba, toHealthStatus } from '@wabascope/provider-kit/meta';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow } from './wire.js';

/** The limit is Meta's word, or the number of customers as a number or text (both are in Kapso's examples). */
const numbersOfCustomers = messagingLimitTiers.map((tier) => [messagingLimit(tier, 'portfolio').perDay, tier]);
const limits = metaWords.messagingLimit.with(Object.fromEntries(numbersOfCustomers));

/** `COMPLETED` is in an example. It is not Meta's word, and its meaning is not documented. */
const verifications = metaWords.codeVerificationStatus.with({ COMPLETED: 'UNKNOWN' });

const phoneOf = (row: NumberRow) => firstPhone(row.display_phone_number, row.display_phone_number_normalized);

/** Identifies a row and its WABA. */
export function toReference(row: NumberRow): { id: string; wabaId: string | undefined } {
  return { id: row.phone_number_id || phoneOf(row)?.id || 'unknown', wabaId: row.business_account_id || undefined };
}

export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const { code_verification_status: verification, whatsapp_business_manager_messaging_limit: limit, ...node } = row;
  const { name, customer_id, is_pin_enabled, health } = row;
  return defined({
    ...phoneOf(row),
    ...toReference(row),
    phoneNumberId: row.phone_number_id || undefined,
    ...readMetaNumber(node, reader),
    messagingLimit: reader.limit('messagingLimit', limit, { table: limits, scope: 'portfolio' }),
    codeVerificationStatus: reader.word('codeVerificationStatus', verification, verifications),
    isOnBusinessApp: row.is_coexistence,
    healthStatus: healthOf(row, reader),
    createdAt: reader.time('createdAt', row.created_at),
    updatedAt: reader.time('updatedAt', row.updated_at),
    ...reader.reported(),
    extensions: { kapso: defined({ name, customer_id, is_pin_enabled, health: health?.status }) },
  });
}

/** Kapso's page "Health Check Interpretation" calls a failed `token_validity` or `phone_number_access` a critical blocker. */
function healthOf({ health }: NumberRow, reader: RowReader<NumberField>): HealthStatus | undefined {
  const { messaging_health: messaging, ...checks } = health?.checks ?? {};
  const { can_send_message = messaging?.overall_status, entities } = messaging?.details ?? {};
  const failed = Object.entries(checks).filter(([, check]) => check?.passed === false);
  if (failed.length === 0) return toHealthStatus({ can_send_message, entities }, reader);
  const blockers = failed.map(([entity_type, check]) => {
    return { entity_type, can_send_message: 'BLOCKED', errors: [{ error_description: check?.error || undefined }] };
  });
  return toHealthStatus({ can_send_message: 'BLOCKED', entities: [...blockers, ...(entities ?? [])] }, reader);
}

/** A WABA node, which was fetched by its ID. */
export function toWaba(id: string, row: MetaWaba, reader: RowReader<WabaField>): Waba {
  return { id, ...readMetaWaba(row, reader), ...reader.reported() };
}
