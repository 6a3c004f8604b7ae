import { wire } from '@wabascope/provider-kit';
import { metaNumber, metaWaba } from '@wabascope/provider-kit/meta';
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

/** An error of a service that passes calls on to Meta, in a format that is not Meta's. */
export const otherServiceError = z.object({
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

export const numberRow = metaNumber
  .extend({
    id: wire.id.nullish(),
    display_phone_number: wire.text,
    new_display_name: wire.text,
    whatsapp_business_manager_messaging_limit: wire.word,
    messaging_limit_tier: wire.word,
    is_pin_enabled: wire.flag,
    is_preverified_number: wire.flag,
    is_on_biz_app: wire.flag,
    search_visibility: wire.text,
    eligibility_for_api_business_global_search: wire.text,
    last_onboarded_time: wire.text,
    webhook_configuration: z
      .object({ application: wire.text, whatsapp_business_account: wire.text, phone_number: wire.text })
      .nullish(),
  })
  // Either of the two identifies the row.
  .refine((row) => (row.id ?? row.display_phone_number ?? null) !== null, { path: ['id'] });
export type NumberRow = z.infer<typeof numberRow>;

/** A node. Its ID is known from the request. */
export const wabaRow = metaWaba
  .extend({
    id: wire.text,
    primary_business_location: wire.text,
    /** Unix seconds. */
    creation_time: wire.count,
    is_enabled_for_insights: wire.flag,
    marketing_messages_onboarding_status: wire.text,
    owner_business_info: ownerInfo,
    subscribed_apps: pageResponse.nullish(),
  })
  .refine((row) => Object.values(row).some((value) => (value ?? null) !== null), { path: ['id'] });
export type WabaRow = z.infer<typeof wabaRow>;
