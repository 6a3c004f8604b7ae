import type { HealthIssue, HealthStatus, NumberField, PhoneNumber, Waba } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { HealthEntity, NumberRow } from './wire.js';

const { accountMode, canSendMessage, codeVerificationStatus, messagingLimit: table, platformType } = metaWords;

/** The number of an API key, in Meta's words. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const phone = row.display_phone_number ? readPhone(row.display_phone_number) : undefined;
  const phoneNumberId = row.id || idOf(row, 'PHONE_NUMBER');
  const limit = row.whatsapp_business_manager_messaging_limit;
  return defined({
    id: phoneNumberId ?? phone?.id ?? 'unknown',
    ...{ phoneNumber: phone?.phoneNumber, displayPhoneNumber: phone?.displayPhoneNumber, phoneNumberId },
    wabaId: idOf(row, 'WABA'),
    verifiedName: row.verified_name,
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', limit, { table, scope: 'portfolio' }),
    nameStatus: reader.word('nameStatus', row.name_status, metaWords.nameStatus),
    codeVerificationStatus: reader.word('codeVerificationStatus', row.code_verification_status, codeVerificationStatus),
    throughput: reader.word('throughput', row.throughput?.level, metaWords.throughput),
    isOfficialBusinessAccount: row.is_official_business_account,
    platformType: reader.word('platformType', row.platform_type, platformType),
    accountMode: reader.word('accountMode', row.account_mode, accountMode),
    healthStatus: healthOf(row, reader),
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

/** Calls may make the whole `BLOCKED`. The words of the entities are about messages. */
function healthOf({ health_status: health }: NumberRow, reader: RowReader<NumberField>): HealthStatus | undefined {
  const words = (health?.entities ?? []).map(abilityOf);
  const worst = (['UNKNOWN', 'BLOCKED', 'LIMITED', 'AVAILABLE'] as const).find((word) => words.includes(word));
  const ofMessages = worst && worst !== 'UNKNOWN' ? { BLOCKED: worst, LIMITED: worst } : {};
  const word = reader.word('healthStatus', health?.can_send_message, canSendMessage.with(ofMessages));
  const issues = (health?.entities ?? []).flatMap(issuesOf);
  return word && defined({ canSendMessage: word, issues: issues.length > 0 ? issues : undefined });
}

function abilityOf(entity: HealthEntity) {
  return canSendMessage.find(entity.can_send_message ?? '') ?? 'UNKNOWN';
}

function issuesOf(entity: HealthEntity): HealthIssue[] {
  const issue = { entity: entity.entity_type ?? 'UNKNOWN', canSendMessage: abilityOf(entity) };
  if (issue.canSendMessage === 'AVAILABLE' || (entity.can_send_message ?? '') === '') return [];
  const errors = (entity.errors ?? []).map((error): HealthIssue => {
    const { error_code: code, error_description: description, possible_solution: solution } = error;
    return defined({ ...issue, code, description, solution });
  });
  return errors.length > 0 ? errors : [issue];
}
