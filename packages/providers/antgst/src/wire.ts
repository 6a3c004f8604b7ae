import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** One page of either listing. `size` is the number of rows on a page, although the documents call it a number of pages. */
export const pageResponse = z.looseObject({ data: z.array(z.unknown()), total: wire.count, pages: wire.count });

/**
 * The assumed form of an error. ANTGST documents none. Its send call returns `code` and `msg`; YCloud's API, with similar
 * words, returns `error` with `code` and `message`.
 */
export const errorResponse = z.object({
  code: z.unknown().optional(),
  msg: z.unknown().optional(),
  message: z.unknown().optional(),
  error: z.unknown().optional(),
  data: z.unknown().optional(),
});

export const numberRow = z
  .object({
    wabaId: wire.text,
    phoneNumberId: wire.text,
    displayPhoneNumber: wire.text,
    verifiedName: wire.text,
    status: wire.word,
    qualityRating: wire.word,
    codeVerificationStatus: wire.word,
    /** A word here; an object with `level` at Meta. */
    throughput: z.union([z.object({ level: wire.requiredText }).transform(({ level }) => level), wire.word]),
    messagingLimitTier: wire.word,
    createTime: wire.text,
    updateTime: wire.text,
  })
  // Either of the two identifies the row.
  .refine((row) => (row.displayPhoneNumber ?? row.phoneNumberId ?? null) !== null, { path: ['displayPhoneNumber'] });
export type NumberRow = z.infer<typeof numberRow>;

/**
 * The numbers that a row embeds are those of the other listing. The documents do not mention the two times of a WABA; they
 * are assumed to be those of a number.
 */
export const wabaRow = z.object({
  wabaId: wire.id,
  name: wire.text,
  status: wire.word,
  businessVerificationStatus: wire.word,
  accountReviewStatus: wire.word,
  whatsappBusinessManagerMessagingLimit: wire.word,
  createTime: wire.text,
  updateTime: wire.text,
});
export type WabaRow = z.infer<typeof wabaRow>;
