import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

const errorCode = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
  .optional()
  .catch(undefined);

/** An error response ("Graph API, Handle errors"). */
export const errorResponse = z.object({
  error: z.object({
    code: errorCode,
    error_subcode: errorCode,
    message: z.string().catch(''),
    is_transient: wire.flag.catch(undefined),
    fbtrace_id: z.unknown().optional(),
  }),
});
export type GraphError = z.infer<typeof errorResponse>['error'];

/** An error of a host that passes calls on to Meta, in a format that is not Meta's. */
export const otherHostError = z.object({
  success: z.unknown().optional(),
  message: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

/** In percent of the limit; Meta rejects calls when one of them reaches 100. */
const percentages = {
  call_count: z.number().nullish(),
  total_cputime: z.number().nullish(),
  total_time: z.number().nullish(),
};

/** `X-App-Usage`. */
export const appUsage = z.object(percentages);

/** `X-Business-Use-Case-Usage`, by the ID of the counted object; the time is in minutes. */
export const businessUsage = z.record(
  z.string(),
  z.array(z.object({ ...percentages, estimated_time_to_regain_access: z.number().nullish() })),
);

const cursors = z
  .object({ after: wire.text.catch(undefined) })
  .nullish()
  .catch(undefined);

/** One page of an edge. There is a next page only when there is `next`, with any value. */
export const pageResponse = z.looseObject({
  data: z.array(z.unknown()),
  /** PHP writes an empty object as `[]`. Unreadable paging may announce a next page. */
  paging: z
    .union([z.object({ cursors, next: z.unknown().optional() }), z.tuple([]).transform(() => undefined)])
    .nullish()
    .catch({ cursors: undefined, next: true }),
});

/** IDs become part of paths and of messages, so only digits are accepted. */
const wabaId = wire.requiredText.pipe(z.string().regex(/^\d{1,32}$/));

export const wabaReferenceRow = z.object({ id: wabaId, name: wire.text });

/** A row of the edge `subscribed_apps`. */
export const subscribedApp = z.object({ whatsapp_business_api_data: z.object({ id: wire.requiredText }) });

export const nameResponse = z.object({ name: wire.text });

const ownerInfo = z.object({ id: wire.text, name: wire.text }).nullish();

export const ownerResponse = z.object({ name: wire.text, owner_business_info: ownerInfo });

/** Meta has about a hundred permissions. */
const maxScopes = 200;
/** WABAs of one permission; a business may have some hundreds. */
const maxTargets = 10_000;

/** Unreadable entries become `undefined`: they belong to other permissions. */
export const debugTokenResponse = z.object({
  data: z.object({
    is_valid: wire.flag,
    /** Unix seconds; 0 for never. */
    expires_at: wire.count.catch(undefined),
    scopes: z.array(z.unknown()).nullish().catch(undefined),
    granular_scopes: wire
      .list(
        z
          .object({
            scope: z.string(),
            target_ids: wire.list(wabaId.optional().catch(undefined), maxTargets).nullish().catch(undefined),
          })
          .optional()
          .catch(undefined),
        maxScopes,
      )
      .nullish()
      .catch(undefined),
  }),
});
export type TokenData = z.infer<typeof debugTokenResponse>['data'];

const healthEntity = z.object({
  entity_type: wire.text,
  can_send_message: wire.word,
  can_receive_call_sip: wire.word,
  additional_info: wire.list(z.string(), 100).nullish(),
  errors: wire
    .list(z.object({ error_code: wire.count, error_description: wire.text, possible_solution: wire.text }), 100)
    .nullish(),
});
export type HealthEntity = z.infer<typeof healthEntity>;

const health = z
  .object({
    can_send_message: wire.word,
    entities: wire.list(healthEntity, 100).nullish(),
  })
  .nullish();
export type Health = z.infer<typeof health>;

export const numberRow = z
  .object({
    id: wire.id.nullish(),
    display_phone_number: wire.text,
    verified_name: wire.text,
    status: wire.word,
    quality_rating: wire.word,
    code_verification_status: wire.word,
    name_status: wire.word,
    new_name_status: wire.word,
    new_display_name: wire.text,
    whatsapp_business_manager_messaging_limit: wire.word,
    messaging_limit_tier: wire.word,
    throughput: z.object({ level: wire.word }).nullish(),
    platform_type: wire.word,
    account_mode: wire.word,
    is_official_business_account: wire.flag,
    is_pin_enabled: wire.flag,
    is_preverified_number: wire.flag,
    is_on_biz_app: wire.flag,
    search_visibility: wire.text,
    eligibility_for_api_business_global_search: wire.text,
    last_onboarded_time: wire.text,
    webhook_configuration: z
      .object({ application: wire.text, whatsapp_business_account: wire.text, phone_number: wire.text })
      .nullish(),
    health_status: health,
  })
  // Either of the two identifies the row.
  .refine((row) => (row.id ?? row.display_phone_number ?? null) !== null, { path: ['id'] });
export type NumberRow = z.infer<typeof numberRow>;

/** A node. Its ID is known from the request. */
export const wabaRow = z
  .object({
    id: wire.text,
    name: wire.text,
    currency: wire.text,
    account_review_status: wire.word,
    message_template_namespace: wire.text,
    status: wire.word,
    business_verification_status: wire.word,
    ownership_type: wire.word,
    country: wire.text,
    primary_business_location: wire.text,
    timezone_id: wire.text,
    /** Unix seconds. */
    creation_time: wire.count,
    is_enabled_for_insights: wire.flag,
    marketing_messages_onboarding_status: wire.text,
    whatsapp_business_manager_messaging_limit: wire.word,
    owner_business_info: ownerInfo,
    health_status: health,
  })
  .refine((row) => Object.values(row).some((value) => (value ?? null) !== null), { path: ['id'] });
export type WabaRow = z.infer<typeof wabaRow>;
