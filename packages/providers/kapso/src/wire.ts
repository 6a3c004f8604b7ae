import { wire } from '@wabascope/provider-kit';
import { metaHealth, metaNumber, metaWaba } from '@wabascope/provider-kit/meta';
import * as z from 'zod';

const anything = z.unknown().optional();
const text = wire.text.catch(undefined);

/** The Platform API puts `error` and `message` into the body, as texts. The proxy returns the error object of Meta. */
export const errorResponse = z.object({ error: anything, message: anything, data: anything, checks: anything });

export const metaError = z.object({ code: text, error_subcode: text, message: anything, fbtrace_id: anything });

export const numbersPage = z.looseObject({
  data: z.array(z.unknown()),
  meta: z.looseObject({ total_pages: wire.count, total_count: wire.count }).nullish(),
});

const check = z.object({ passed: wire.flag, error: wire.text }).nullish();

/** A live health check. `details` is Meta's `health_status`. */
export const healthResponse = z.object({
  status: wire.requiredText,
  checks: z
    .object({
      phone_number_access: check,
      token_validity: check,
      messaging_health: z.object({ overall_status: wire.word, details: metaHealth.nullish() }).nullish(),
    })
    .nullish(),
});

/** A row of the list, which has members of Meta's, together with its health check. */
export const numberRow = metaNumber
  .extend({
    phone_number_id: wire.text,
    business_account_id: wire.text,
    display_phone_number: wire.text,
    display_phone_number_normalized: wire.text,
    whatsapp_business_manager_messaging_limit: wire.word,
    is_coexistence: wire.flag,
    created_at: wire.text,
    updated_at: wire.text,
    name: wire.text,
    customer_id: wire.text,
    is_pin_enabled: wire.flag,
    health: healthResponse.nullish(),
  })
  // Any of the three identifies the row.
  .refine((row) => row.phone_number_id || row.display_phone_number || row.display_phone_number_normalized, {
    path: ['phone_number_id'],
  });
export type NumberRow = z.infer<typeof numberRow>;

/** A WABA node of the Graph API. */
export const wabaRow = metaWaba.extend({ id: wire.id });
