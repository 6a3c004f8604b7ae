import type { Callbacks, MessagingLimit, NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import { toHealthStatus } from './health.js';
import type { WabaReference } from './reach.js';
import type { NumberRow, WabaRow } from './wire.js';

const portfolio = { table: metaWords.messagingLimit, scope: 'portfolio' } as const;
const phone = { table: metaWords.messagingLimit, scope: 'phone' } as const;

/** A row of the `phone_numbers` edge of a WABA. */
export function toPhoneNumber(row: NumberRow, waba: WabaReference, reading: RowReader<NumberField>): PhoneNumber {
  const printed = row.display_phone_number ? readPhone(row.display_phone_number) : undefined;
  return defined({
    id: row.id ?? printed?.id ?? 'unknown',
    phoneNumber: printed?.phoneNumber,
    displayPhoneNumber: row.display_phone_number,
    phoneNumberId: row.id,
    wabaId: waba.id,
    wabaName: waba.name,
    verifiedName: row.verified_name,
    status: reading.word('status', row.status, metaWords.status),
    qualityRating: reading.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messagingLimit: limitOf(row, reading),
    nameStatus: reading.word('nameStatus', row.name_status, metaWords.nameStatus),
    newNameStatus: reading.word('newNameStatus', row.new_name_status, metaWords.nameStatus),
    codeVerificationStatus: reading.word(
      'codeVerificationStatus',
      row.code_verification_status,
      metaWords.codeVerificationStatus,
    ),
    throughput: reading.word('throughput', row.throughput?.level, metaWords.throughput),
    isOfficialBusinessAccount: row.is_official_business_account,
    platformType: reading.word('platformType', row.platform_type, metaWords.platformType),
    accountMode: reading.word('accountMode', row.account_mode, metaWords.accountMode),
    callbacks: callbacksOf(row),
    healthStatus: toHealthStatus(row.health_status, reading),
    ...reading.reported(),
    extensions: extension({
      new_display_name: row.new_display_name,
      is_pin_enabled: row.is_pin_enabled,
      is_preverified_number: row.is_preverified_number,
      is_on_biz_app: row.is_on_biz_app,
      search_visibility: row.search_visibility,
      eligibility_for_api_business_global_search: row.eligibility_for_api_business_global_search,
      last_onboarded_time: reading.time('last_onboarded_time', row.last_onboarded_time),
    }),
  });
}

/** A WABA node, which was asked for by its ID. */
export function toWaba(id: string, row: WabaRow, reading: RowReader<WabaField>): Waba {
  return defined({
    id,
    name: row.name,
    currency: row.currency,
    accountReviewStatus: reading.word('accountReviewStatus', row.account_review_status, metaWords.accountReviewStatus),
    messageTemplateNamespace: row.message_template_namespace,
    status: reading.word('status', row.status, metaWords.wabaStatus),
    businessVerificationStatus: reading.word(
      'businessVerificationStatus',
      row.business_verification_status,
      metaWords.businessVerificationStatus,
    ),
    ownershipType: reading.word('ownershipType', row.ownership_type, metaWords.ownershipType),
    country: row.country,
    timezoneId: row.timezone_id,
    businessId: row.owner_business_info?.id,
    businessName: row.owner_business_info?.name,
    messagingLimit: reading.limit('messagingLimit', row.whatsapp_business_manager_messaging_limit, portfolio),
    healthStatus: toHealthStatus(row.health_status, reading),
    createdAt: reading.time('createdAt', row.creation_time),
    ...reading.reported(),
    extensions: extension({
      primary_business_location: row.primary_business_location,
      is_enabled_for_insights: row.is_enabled_for_insights,
      marketing_messages_onboarding_status: row.marketing_messages_onboarding_status,
    }),
  });
}

/** Since October 2025 a limit belongs to the portfolio; versions before v24.0 still tell that of the number. */
function limitOf(row: NumberRow, reading: RowReader<NumberField>): MessagingLimit | undefined {
  return (
    reading.limit('messagingLimit', row.whatsapp_business_manager_messaging_limit, portfolio) ??
    reading.limit('messagingLimit', row.messaging_limit_tier, phone)
  );
}

/** Meta sends receipts and messages to one webhook: the most particular one that is set. Credentials are taken out. */
function callbacksOf({ webhook_configuration: webhook }: NumberRow): Callbacks | undefined {
  const url = webhook?.phone_number || webhook?.whatsapp_business_account || webhook?.application;
  const clean = url?.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
  return clean ? { statusUrl: clean, inboundUrl: clean } : undefined;
}

/** In Meta's own words; undefined when there is nothing to tell. */
function extension(
  extras: Readonly<Record<string, string | boolean | null | undefined>>,
): { meta: Record<string, string | boolean> } | undefined {
  const told = Object.entries(extras).flatMap(([name, value]) =>
    (value ?? undefined) === undefined ? [] : [[name, value]],
  );
  return told.length === 0 ? undefined : { meta: Object.fromEntries(told) };
}
