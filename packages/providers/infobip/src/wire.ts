import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

export const qualityResponse = z.looseObject({ results: z.array(z.unknown()) });
export const qualityRow = z.object({
  sender: wire.id,
  qualityRating: wire.word,
  status: wire.word,
  currentLimit: wire.word,
  lastUpdated: wire.text,
});
export type QualityRow = z.infer<typeof qualityRow>;

export const businessInfo = z.object({ displayName: wire.text });

/** The rows do not name their sender. */
export const templatesPage = z.object({ results: z.array(z.unknown()) });
export const templateRow = z.object({ businessAccountId: wire.id });

/** The numbers of every channel. `numberCount` is the number of rows on all pages. */
export const numbersPage = z.looseObject({ numbers: z.array(z.unknown()), numberCount: wire.count });
export const numberRow = z.object({
  number: wire.id,
  type: wire.word,
  capabilities: wire.list(z.unknown()).nullish(),
});
export type NumberRow = z.infer<typeof numberRow>;

/** The error format of most calls. */
export const requestError = z.object({
  requestError: z.object({
    serviceException: z.object({ messageId: wire.text.catch(undefined), text: z.unknown().optional() }),
  }),
});

/** The error format of business info and templates. */
export const apiError = z.object({ errorCode: wire.requiredText, description: z.unknown().optional() });
