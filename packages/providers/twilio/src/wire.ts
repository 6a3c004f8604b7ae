import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

export const sendersPage = z.looseObject({
  senders: z.array(z.unknown()),
  meta: z.looseObject({ next_page_url: wire.text }).nullish(),
});

/** Twilio's library has it in the profile and in the row; the specification does not have it. */
const pendingName = { pending_display_name: wire.text, pending_display_name_status: wire.word };

/** `verification_code` of the configuration is never read: it is a one-time password. */
export const senderRow = z.object({
  sid: wire.text,
  sender_id: wire.requiredText,
  status: wire.word,
  configuration: z.object({ waba_id: wire.text }).nullish(),
  profile: z.object({ name: wire.text, ...pendingName }).nullish(),
  properties: z.object({ quality_rating: wire.word, messaging_limit: wire.word }).nullish(),
  webhook: z.object({ callback_url: wire.text, status_callback_url: wire.text }).nullish(),
  offline_reasons: wire.list(z.object({ code: wire.text, message: wire.text })).nullish(),
  ...pendingName,
});
export type SenderRow = z.infer<typeof senderRow>;

/** A sender of the other channel, whatever `Channel` requests. */
export const rcsSender = z.object({ sender_id: z.string().startsWith('rcs:') });

/** With `message`, or with `detail` and `title` of RFC 9457. */
export const errorResponse = z.looseObject({ code: wire.text });
