import type { Callbacks, MessagingLimit, NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader, withoutCredentials } from '@wabascope/provider-kit';
import { readMetaNumber, readMetaWaba } from '@wabascope/provider-kit/meta';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { WabaReference } from './accessible-wabas.js';
import type { NumberRow, WabaRow } from './wire.js';

const portfolio = { table: metaWords.messagingLimit, scope: 'portfolio' } as const;
const phone = { table: metaWords.messagingLimit, scope: 'phone' } as const;

/** A row of the `phone_numbers` edge of a WABA. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>, waba: WabaReference): PhoneNumber {
  const printed = row.display_phone_number ? readPhone(row.display_phone_number) : undefined;
  return defined({
    id: row.id ?? printed?.id ?? 'unknown',
    phoneNumber: printed?.phoneNumber,
    displayPhoneNumber: row.display_phone_number,
    phoneNumberId: row.id,
    wabaId: waba.id,
    wabaName: waba.name,
    ...readMetaNumber(row, reader),
    newVerifiedName: row.new_display_name,
    messagingLimit: limitOf(row, reader),
    isOnBusinessApp: row.is_on_biz_app,
    callbacks: callbacksOf(row),
    ...reader.reported(),
    extensions: extension({
      is_pin_enabled: row.is_pin_enabled,
      is_preverified_number: row.is_preverified_number,
      search_visibility: row.search_visibility,
      eligibility_for_api_business_global_search: row.eligibility_for_api_business_global_search,
      last_onboarded_time: reader.time('last_onboarded_time', row.last_onboarded_time),
    }),
  });
}

/** A WABA node, which was fetched by its ID. */
export function toWaba(
  id: string,
  row: WabaRow,
  receivesWebhooks: boolean | undefined,
  reader: RowReader<WabaField>,
): Waba {
  return defined({
    id,
    ...readMetaWaba(row, reader),
    businessId: row.owner_business_info?.id,
    businessName: row.owner_business_info?.name,
    receivesWebhooks,
    createdAt: reader.time('createdAt', row.creation_time),
    ...reader.reported(),
    extensions: extension({
      primary_business_location: row.primary_business_location,
      is_enabled_for_insights: row.is_enabled_for_insights,
      marketing_messages_onboarding_status: row.marketing_messages_onboarding_status,
    }),
  });
}

/** Since October 2025 a limit belongs to the portfolio; versions before v24.0 still return that of the number. */
function limitOf(row: NumberRow, reader: RowReader<NumberField>): MessagingLimit | undefined {
  return (
    reader.limit('messagingLimit', row.whatsapp_business_manager_messaging_limit, portfolio) ??
    reader.limit('messagingLimit', row.messaging_limit_tier, phone)
  );
}

/** Meta sends receipts and messages to one webhook: the most specific one that is set. */
function callbacksOf({ webhook_configuration: webhook }: NumberRow): Callbacks | undefined {
  const ofOthers = webhook?.whatsapp_business_account || webhook?.application;
  const url = withoutCredentials(webhook?.phone_number || ofOthers);
  if (!url) return undefined;
  const replacedUrl = withoutCredentials(ofOthers);
  const differs = replacedUrl !== undefined && standardForm(replacedUrl) !== standardForm(url);
  return { statusUrl: url, inboundUrl: url, ...(differs ? { replacedUrl } : {}) };
}

/** With the host in lower case and without a default port. */
function standardForm(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

/** In Meta's words; `undefined` without any. */
function extension(
  extras: Readonly<Record<string, string | boolean | null | undefined>>,
): { meta: Record<string, string | boolean> } | undefined {
  const present = Object.entries(extras).flatMap(([name, value]) =>
    (value ?? undefined) === undefined ? [] : [[name, value]],
  );
  return present.length === 0 ? undefined : { meta: Object.fromEntries(present) };
}
