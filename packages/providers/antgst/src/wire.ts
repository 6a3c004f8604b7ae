import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** One page of either listing. `size` is rows to a page, although the documents call it a number of pages. */
export const pageAnswer = z.looseObject({ data: z.array(z.unknown()), total: wire.count, pages: wire.count });

/**
 * What an error may look like. ANTGST documents none; its send call answers `code` and `msg`, and the API that its words
 * resemble (YCloud) answers `error` with `code` and `message`.
 */
export const errorAnswer = z.object({
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
 * The numbers that a row embeds are those of the other listing. That a WABA has the two times of a number is assumed:
 * the documents do not say.
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
