import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readMetaNumber, readMetaWaba } from '@wabascope/provider-kit/meta';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { ChannelRow, NumberRow, WabaRow } from './wire.js';

/** Words without a documented meaning. A channel may be able to send with them. */
const undocumented =
  'modified imported new_name_requested certificate_declined consents_signed error porting_ready ready_for_migration waiting_for_migration_code migration_code_requested active deleted terminated';
/** The documents describe `created`, `unverified` and `verified` as steps before `ready`. */
const statuses = metaWords.status.with({
  ...Object.fromEntries(undocumented.split(' ').map((word) => [word, 'UNKNOWN'])),
  ...({ READY: 'CONNECTED', CREATED: 'PENDING', VERIFIED: 'PENDING' } as const),
});
const ratings = metaWords.qualityRating.with({ HIGH: 'GREEN', MEDIUM: 'YELLOW', LOW: 'RED' });
const reviews = metaWords.accountReviewStatus.with({ BANNED: 'DISABLED', BSP_REMOVED: 'UNKNOWN' });
const { messagingLimit: table } = metaWords;
const portfolio = { table, scope: 'portfolio' } as const;

/** A channel of a partner. It has no phone number ID of Meta. */
export function channelToPhoneNumber(row: ChannelRow, reader: RowReader<NumberField>): PhoneNumber {
  const { id, hub_status, cancelled_at, terminated_at, waba_account: waba, setup_info: setup } = row;
  const phone = firstPhone(setup?.phone_number);
  return defined({
    ...phone,
    id: phone?.id ?? (id || 'unknown'),
    wabaId: waba?.external_id || undefined,
    wabaName: waba?.name,
    verifiedName: setup?.phone_name,
    status: reader.word('status', statusOf(row), statuses),
    qualityRating: reader.word('qualityRating', row.current_quality_rating, ratings),
    messagingLimit: reader.limit('messagingLimit', row.current_limit, { table, scope: 'unknown' }),
    newNameStatus: reader.word('newNameStatus', setup?.new_name_status, metaWords.nameStatus),
    isOfficialBusinessAccount: row.is_oba,
    isOnBusinessApp: row.is_on_biz_app,
    accountMode: reader.word('accountMode', row.account_mode, metaWords.accountMode),
    createdAt: reader.time('createdAt', row.created_at),
    ...reader.reported(),
    extensions: { '360dialog': defined({ id, hub_status, cancelled_at, terminated_at }) },
  });
}

/** A channel that has ended or has an error may still be `ready`. */
function statusOf({ status, hub_status, availability_status, terminated_at }: ChannelRow) {
  if (/^(deleted|terminated)$/i.test(String(hub_status))) return hub_status;
  if (terminated_at) return 'terminated';
  return /^error$/i.test(String(availability_status)) ? availability_status : status;
}

/** The WABA of a channel. */
export function channelToWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  const { external_id: id, name, namespace, fb_account_status } = row;
  const node = { name, message_template_namespace: namespace, business_verification_status: fb_account_status };
  const accountReviewStatus = reader.word('accountReviewStatus', row.status, reviews);
  return defined({ id, ...readMetaWaba(node, reader), accountReviewStatus, ...reader.reported() });
}

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
