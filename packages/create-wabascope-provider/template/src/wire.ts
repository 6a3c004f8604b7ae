import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

// The part of the responses that is read. Everything may be missing or null, and words are plain text: providers add words
// without notice. A member that does not fit is left out with a warning, unless it is required.

export const numbersPage = z.looseObject({ rows: z.array(z.unknown()), pages: wire.count });

export const numberRow = z.object({
  phone: wire.requiredText,
  phone_id: wire.text,
  waba_id: wire.text,
  name: wire.text,
  state: wire.word,
  quality: wire.word,
  tier: wire.word,
  updated_at: wire.text,
});
export type NumberRow = z.infer<typeof numberRow>;

export const errorResponse = z.object({
  error: z.object({ code: wire.requiredText, message: z.unknown().optional() }),
});
