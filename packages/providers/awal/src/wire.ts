import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** An error has `error`, or a `status` of false. A success has a `status` of true and no `error`. */
export const envelope = z.object({
  status: wire.flag.catch(undefined),
  error: wire.text.catch(undefined),
  message: z.unknown().optional(),
  request_id: z.unknown().optional(),
});

export const numbersResponse = z.looseObject({ data: z.array(z.unknown()) });

export const numberRow = z
  .object({
    /** An ID of Awal Chat, not of Meta. */
    id: wire.text,
    phone_number: wire.text,
    phone_number_id: wire.text,
    verified_name: wire.text,
    quality_rating: wire.word,
    status: wire.word,
    message_template_count: wire.count,
    created_at: wire.text,
    updated_at: wire.text,
  })
  // Any of the three identifies the row.
  .refine((row) => (row.phone_number ?? row.phone_number_id ?? row.id ?? null) !== null, { path: ['phone_number'] });
export type NumberRow = z.infer<typeof numberRow>;
