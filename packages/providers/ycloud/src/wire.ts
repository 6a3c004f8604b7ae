import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

const { members } = wire;

const text = wire.text.catch(undefined);
/** Repeats the HTTP status. */
const status = wire.count.transform((value) => value || undefined).catch(undefined);
export const errorResponse = z.object({ error: z.object({ code: text, message: text, requestId: text, status }) });

/** One page of either listing. `length` counts its rows; if it is below `limit`, the page is the last. */
export const pageResponse = z
  .looseObject({ items: z.array(z.unknown()).nullish(), length: wire.count, limit: wire.count, total: wire.count })
  .refine(({ items, length }) => Array.isArray(items) || length === 0, { path: ['items'] });

export const numberRow = z
  .object({
    id: wire.id.nullish(),
    ...members(wire.text, 'phoneNumber', 'displayPhoneNumber', 'wabaId', 'verifiedName', 'newName'),
    ...members(wire.word, 'status', 'qualityRating', 'nameStatus', 'newNameStatus', 'codeVerificationStatus'),
    ...members(wire.word, 'messagingLimit', 'whatsappBusinessManagerMessagingLimit'),
    ...members(wire.flag, 'isOfficialBusinessAccount', 'isOnBizApp'),
  })
  // Any of the three identifies the row.
  .refine((row) => (row.id ?? row.phoneNumber ?? row.displayPhoneNumber ?? null) !== null, { path: ['id'] });
export type NumberRow = z.infer<typeof numberRow>;

export const wabaReference = z.object({ id: wire.id, name: wire.text });

export const wabaRow = wabaReference.extend({
  ...members(wire.text, 'currency', 'messageTemplateNamespace', 'country', 'timezoneId', 'businessId', 'businessName'),
  ...members(wire.word, 'accountReviewStatus', 'businessVerificationStatus', 'ownershipType', 'banState'),
  ...members(wire.word, 'whatsappBusinessManagerMessagingLimit'),
  restrictions: wire.list(z.object({ restrictionType: wire.word, expiration: wire.text })).nullish(),
});
export type WabaRow = z.infer<typeof wabaRow>;
