import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** Some documented examples have no `meta`. */
export const listPage = z.looseObject({
  data: z.array(z.unknown()),
  meta: z.looseObject({ total_pages: wire.count, total_results: wire.count }).nullish(),
});

export const numberRow = z
  .object({
    phone_number: wire.text,
    phone_number_id: wire.text,
    waba_id: wire.text,
    display_name: wire.text,
    status: wire.word,
    quality_rating: wire.word,
    enabled: wire.flag,
    calling_enabled: wire.flag,
    is_on_biz_app: wire.flag,
    coexistence_state: wire.text,
    created_at: wire.text,
    // The rest is not documented. Some responses have it.
    display_name_status: wire.word,
    messaging_limit_tier: wire.word,
    messaging_limit: wire.word,
  })
  // Either of the two identifies the row.
  .refine((row) => (row.phone_number ?? row.phone_number_id ?? null) !== null, { path: ['phone_number'] });
export type NumberRow = z.infer<typeof numberRow>;

export const wabaRow = z.object({
  /** Telnyx's own ID. */
  id: wire.text,
  waba_id: wire.id,
  name: wire.text,
  status: wire.word,
  account_review_status: wire.word,
  business_verification_status: wire.word,
  country: wire.text,
  created_at: wire.text,
  /** Not documented. */
  messaging_limit_tier: wire.word,
});
export type WabaRow = z.infer<typeof wabaRow>;

/** Only the first of several errors is read. */
export const errorResponse = z.object({ errors: z.tuple([z.looseObject({ code: wire.text })], z.unknown()) });
