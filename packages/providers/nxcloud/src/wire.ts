import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';
import { rowsOf } from './rows.js';

/** The part that success and failure share; NXCloud's sibling APIs say `msg` for `message`. */
export const envelope = z.object({
  code: wire.requiredText,
  message: z.unknown().optional(),
  msg: z.unknown().optional(),
});

/** Both listings: `code` and the rows of `data`. */
export const phonesAnswer = z.object({
  code: wire.requiredText,
  data: z.unknown().transform((data, context) => {
    const rows = rowsOf(data);
    if (rows !== undefined) return rows;
    context.addIssue({ code: 'custom', message: 'is none of the known forms' });
    return z.NEVER;
  }),
});

/** `getPhone` leaves out `register_status` and the WABA. */
export const phoneRow = z.object({
  display_phone_number: wire.requiredText,
  verified_name: wire.text,
  status: wire.word,
  quality_rating: wire.word,
  current_limit: wire.word,
  name_status: wire.word,
  code_verification_status: wire.word,
  register_status: wire.word,
  waba_id: wire.text,
  waba_name: wire.text,
});
export type PhoneRow = z.infer<typeof phoneRow>;
