import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { type MetaHealth, readMetaWaba, toHealthStatus } from '@wabascope/provider-kit/meta';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { AppRow, WabaInfo, WabaRow } from './wire.js';

const portfolio = { table: metaWords.messagingLimit, scope: 'portfolio' } as const;

/** An app has one number. Its ID at Meta is not reported. */
export function toPhoneNumber(row: AppRow, reader: RowReader<NumberField>): PhoneNumber {
  const info: Partial<WabaInfo> = row.wabaInfo ?? {};
  const phone = firstPhone(info.phone || row.phone);
  const names = row.displayNameInfo;
  const { name: appName, live, stopped, healthy } = row;
  const app = { appId: row.id || undefined, appName, live, stopped, healthy };
  const { mmLiteStatus, allowedTps, utilityRestriction, timezone } = info;
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
    newVerifiedName: names?.requestedName || undefined,
    newNameStatus: reader.word('newNameStatus', names?.requestedNameStatus || undefined, metaWords.nameStatus),
    throughput: reader.word('throughput', info.throughput, metaWords.throughput),
    healthStatus: toHealthStatus(healthOf(info), reader),
    ...reader.reported(),
    extensions: { gupshup: defined({ ...app, mmLiteStatus, allowedTps, utilityRestriction, timezone }) },
  });
}

/** Gupshup leaves out which entity an error is about. */
function healthOf(info: Partial<WabaInfo>): MetaHealth {
  const { canSendMessage: can_send_message, errors, additionalInfo: additional_info } = info;
  const isExplained = (errors ?? additional_info ?? null) !== null;
  return { can_send_message, entities: isExplained ? [{ can_send_message, errors, additional_info }] : [] };
}

export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  const { wabaId: id, wabaName, accountStatus: status, ownershipType: ownership_type, messagingLimit } = row;
  const limit = { whatsapp_business_manager_messaging_limit: messagingLimit };
  const node = { name: wabaName || undefined, status, ownership_type, ...limit };
  return { id, ...readMetaWaba(node, reader), ...reader.reported() };
}
