import { moreAnnounced, wire } from '@wabascope/provider-kit';
import * as z from 'zod';
import { numberInMap, rowsOf } from './rows.js';

/** The part that success and error share; other APIs of NXCloud write `msg` for `message`. */
export const envelope = z.object({
  code: wire.text.catch(undefined),
  message: z.unknown().optional(),
  msg: z.unknown().optional(),
});

/** Both listings: `code`, and the rows of `data`. Neither has pages. */
export const phonesResponse = z.looseObject({ code: wire.text, data: z.unknown() }).transform((body, context) => {
  const rows = rowsOf(body.data);
  if (rows === undefined) {
    context.addIssue({ code: 'custom', path: ['data'], message: 'must have one of the known forms' });
    return z.NEVER;
  }
  // Without rows, only the code distinguishes an empty list from an error.
  if (rows.length === 0 && (body.code ?? '') === '') {
    context.addIssue({ code: 'custom', path: ['code'], message: 'is missing' });
    return z.NEVER;
  }
  return { rows, warnings: moreAnnounced(body, { rows: rows.length }) };
});

/** `getPhone` leaves out `register_status` and the WABA. */
export const phoneRow = z
  .object({
    display_phone_number: wire.text,
    [numberInMap]: wire.text,
    verified_name: wire.text,
    status: wire.word,
    quality_rating: wire.word,
    current_limit: wire.word,
    name_status: wire.word,
    code_verification_status: wire.word,
    register_status: wire.word,
    waba_id: wire.text,
    waba_name: wire.text,
  })
  .refine((row) => (row.display_phone_number ?? row[numberInMap] ?? null) !== null, { path: ['display_phone_number'] });
export type PhoneRow = z.infer<typeof phoneRow>;

/** The WABA of a row of `phoneList`. */
export const wabaOfRow = z.object({ waba_id: wire.text, waba_name: wire.text });
