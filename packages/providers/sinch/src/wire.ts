import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

export const tokenResponse = z.object({
  access_token: wire.id,
  /** Seconds. The documented lifetime, if a token does not have its own. */
  expires_in: wire.count.catch(undefined).transform((seconds) => seconds ?? 3_600),
});

export const sendersPage = z.looseObject({ senders: z.array(z.unknown()), nextPageToken: wire.text });

/** A sender. `bearerToken`, which sends messages, is not read. */
export const senderRow = z
  .object({
    // `phoneNumber` is without the country code.
    ...wire.members(wire.text, 'id', 'countryCode', 'phoneNumber', 'created', 'modified'),
    // `state` is absent if the sender was never live.
    ...wire.members(wire.word, 'state', 'qualityRating', 'dailyLimit', 'cloudApi'),
    maxTps: wire.count,
    changes: z.object({ status: wire.word, errorCode: wire.text }).nullish(),
    details: z.object({ displayName: wire.text }).nullish(),
    /** The latest display name, which may not be in use yet. */
    metadata: z.object({ displayName: z.object({ value: wire.text, status: wire.word }).nullish() }).nullish(),
  })
  // Either of the two identifies the row.
  .refine((row) => (row.id ?? row.phoneNumber ?? null) !== null, { path: ['id'] });
export type SenderRow = z.infer<typeof senderRow>;

/** The WhatsApp account of a project. */
export const accountRow = z
  .object({
    // `wabaId` is absent until Meta has created the WABA.
    ...wire.members(wire.text, 'wabaId', 'currency', 'primaryBusinessLocation'),
    ...wire.members(wire.word, 'state', 'wabaBanState', 'businessDailyLimit'),
    details: z.object(wire.members(wire.text, 'wabaName', 'clientBusinessManagerId')).nullish(),
    isEmbeddedSignup: wire.flag,
  })
  // All may be missing, but not together: that is another response.
  .refine((row) => (row.wabaId ?? row.details ?? row.state ?? row.isEmbeddedSignup ?? null) !== null);
export type AccountRow = z.infer<typeof accountRow>;

/**
 * The API has `errorCode` and `message`, the token endpoint `error` and `error_description`, the gateway `type`, which is
 * the URL of a page about the error, and `detail`.
 */
export const errorResponse = z.object(
  wire.members(wire.text.catch(undefined), 'errorCode', 'message', 'error', 'error_description', 'type', 'detail'),
);
