import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

// What is read of the answers, and nothing more. Everything may be missing or null, and words are plain text: a provider
// adds words whenever it likes. A member that does not fit is left out with a warning, unless it is required.

export const numbersPage = z.object({ rows: z.array(z.unknown()), pages: wire.count });

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

export const failure = z.object({
  error: z.object({ code: wire.requiredText, message: z.unknown().optional() }),
});
