import type { HealthIssue, HealthStatus, NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { AppRow, WabaInfo, WabaRow } from './wire.js';

const portfolio = { table: metaWords.messagingLimit, scope: 'portfolio' } as const;

/** An app has one number. Its ID at Meta is not reported. */
export function toPhoneNumber(row: AppRow, reader: RowReader<NumberField>): PhoneNumber {
  const info: Partial<WabaInfo> = row.wabaInfo ?? {};
  const printed = info.phone || row.phone;
  const phone = printed ? readPhone(printed) : undefined;
  const names = row.displayNameInfo;
  return defined({
    ...phone,
    id: phone?.id ?? (row.id || 'unknown'),
    wabaId: info.wabaId || undefined,
    wabaName: info.wabaName || undefined,
    verifiedName: info.verifiedName || undefined,
    status: reader.word('status', info.dockerStatus, metaWords.status),
    qualityRating: reader.word('qualityRating', info.phoneQuality, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', info.messagingLimit, portfolio),
    nameStatus: reader.word('nameStatus', names?.verifiedNameStatus || undefined, metaWords.nameStatus),
    newNameStatus: reader.word('newNameStatus', names?.requestedNameStatus || undefined, metaWords.nameStatus),
    throughput: reader.word('throughput', info.throughput, metaWords.throughput),
    healthStatus: healthOf(info, reader),
    ...reader.reported(),
    extensions: {
      gupshup: defined({
        app_id: row.id || undefined,
        app_name: row.name,
        live: row.live,
        stopped: row.stopped,
        healthy: row.healthy,
        requested_name: names?.requestedName || undefined,
        mm_lite_status: info.mmLiteStatus,
        allowed_tps: info.allowedTps,
        utility_restriction: info.utilityRestriction,
        timezone: info.timezone,
      }),
    },
  });
}

/** Meta's verdict. Gupshup leaves out which entity an error is about. */
function healthOf(info: Partial<WabaInfo>, reader: RowReader<NumberField>): HealthStatus | undefined {
  const word = reader.word('healthStatus', info.canSendMessage, metaWords.canSendMessage);
  const issue = { entity: 'UNKNOWN', canSendMessage: word ?? 'UNKNOWN' };
  const issues: HealthIssue[] = [
    ...(info.errors ?? []).map((error) =>
      defined({
        ...issue,
        code: error.error_code,
        description: error.error_description,
        solution: error.possible_solution,
      }),
    ),
    ...(info.additionalInfo ?? []).map((description) => ({ ...issue, description })),
  ];
  if (word === undefined && issues.length === 0) return undefined;
  const { canSendMessage } = issue;
  return issues.length === 0 ? { canSendMessage } : { canSendMessage, issues };
}

export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  return defined({
    id: row.wabaId,
    name: row.wabaName || undefined,
    status: reader.word('status', row.accountStatus, metaWords.wabaStatus),
    ownershipType: reader.word('ownershipType', row.ownershipType, metaWords.ownershipType),
    messagingLimit: reader.limit('messagingLimit', row.messagingLimit, portfolio),
    ...reader.reported(),
  });
}
