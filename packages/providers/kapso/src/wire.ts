import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** The Platform API puts `error` and `message` into the body, as texts. The proxy returns the error object of Meta. */
export const errorResponse = z.object({
  error: z.unknown().optional(),
  message: z.unknown().optional(),
  data: z.unknown().optional(),
  checks: z.unknown().optional(),
});

export const metaError = z.object({
  code: wire.text.catch(undefined),
  error_subcode: wire.text.catch(undefined),
  message: z.unknown().optional(),
  fbtrace_id: z.unknown().optional(),
});

export const numbersPage = z.looseObject({
  data: z.array(z.unknown()),
  meta: z.looseObject({ total_pages: wire.count, total_count: wire.count }).nullish(),
});

export const numberRow = z
  .object({
    phone_number_id: wire.text,
    business_account_id: wire.text,
    display_phone_number: wire.text,
    display_phone_number_normalized: wire.text,
    verified_name: wire.text,
    status: wire.word,
    quality_rating: wire.word,
    whatsapp_business_manager_messaging_limit: wire.word,
    name_status: wire.word,
    code_verification_status: wire.word,
    is_official_business_account: wire.flag,
    is_coexistence: wire.flag,
    created_at: wire.text,
    updated_at: wire.text,
    name: wire.text,
    customer_id: wire.text,
    is_pin_enabled: wire.flag,
  })
  // Any of the three identifies the row.
  .refine((row) => row.phone_number_id || row.display_phone_number || row.display_phone_number_normalized, {
    path: ['phone_number_id'],
  });
export type NumberRow = z.infer<typeof numberRow>;

const check = z.object({ passed: wire.flag, error: wire.text }).nullish();

/** Meta's `health_status`, without the texts about calls. */
const metaHealth = z
  .object({
    can_send_message: wire.word,
    entities: wire
      .list(
        z.object({
          entity_type: wire.text,
          can_send_message: wire.word,
          errors: wire
            .list(z.object({ error_code: wire.count, error_description: wire.text, possible_solution: wire.text }))
            .nullish(),
          additional_info: wire.list(wire.requiredText).nullish(),
        }),
      )
      .nullish(),
  })
  .nullish();

export const healthResponse = z.object({
  status: wire.requiredText,
  checks: z
    .object({
      phone_number_access: check,
      token_validity: check,
      messaging_health: z.object({ overall_status: wire.word, details: metaHealth }).nullish(),
    })
    .nullish(),
});
export type Health = z.infer<typeof healthResponse>;

/** A WABA node of the Graph API. */
export const wabaRow = z.object({
  id: wire.id,
  name: wire.text,
  currency: wire.text,
  account_review_status: wire.word,
  business_verification_status: wire.word,
  country: wire.text,
  message_template_namespace: wire.text,
  ownership_type: wire.word,
  status: wire.word,
  timezone_id: wire.text,
  whatsapp_business_manager_messaging_limit: wire.word,
});
export type WabaRow = z.infer<typeof wabaRow>;
