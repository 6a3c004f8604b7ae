import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** One page of either list. `next_cursor` is null on the last page. */
export const pageResponse = z.looseObject({ data: z.array(z.unknown()), next_cursor: wire.text });

const anything = z.unknown().optional();
const error = z.object({ type: wire.text, code: wire.text, message: anything, request_id: anything });

/** The SDK accepts an error in `error` and an error without it. */
export const errorResponse = z.union([z.object({ error }).transform((body) => body.error), error]);

/** `WhatsAppNumber` of the SDK. `waba` is Meta's ID; `name` is the label of the workspace, not the display name. */
export const numberRow = z.object({
  id: wire.id,
  waba: wire.text,
  phone_number: wire.text,
  name: wire.text,
  scope: wire.text,
  status: wire.word,
  error: z.object({ code: wire.text, description: wire.text, meta_error_code: wire.text }).nullish(),
  quality_rating: wire.word,
  messaging_limit: wire.word,
  throughput_level: wire.word,
  is_official_business_account: wire.flag,
  meta_synced_at: wire.text,
  created_at: wire.text,
  updated_at: wire.text,
});
export type NumberRow = z.infer<typeof numberRow>;

/** `WhatsAppBusinessAccount` of the SDK. `waba` is Meta's ID. */
export const wabaRow = z.object({
  id: wire.text,
  waba: wire.id,
  name: wire.text,
  status: wire.word,
  account_review_status: wire.word,
  business_verification_status: wire.word,
  portfolio: z.object({ meta_id: wire.text, name: wire.text }).nullish(),
  ban: z.object({ state: wire.text, occurred_at: wire.text, appeal_url: wire.text }).nullish(),
  meta_synced_at: wire.text,
  created_at: wire.text,
  updated_at: wire.text,
});
export type WabaRow = z.infer<typeof wabaRow>;
