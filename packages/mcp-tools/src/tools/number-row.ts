import { phoneNumberSchema, type ReasonCode, reasonCodes, sendAbilities } from '@wabascope/core';
import type { DirectoryNumber } from '@wabascope/directory';
import * as z from 'zod';

/** A number as the tools show it: reasons are codes, their sentences stand once in the answer. */
export const numberRow = phoneNumberSchema.partial().extend({
  account: z.string(),
  provider: z.string().optional(),
  canSendMessage: z.enum(sendAbilities),
  derivedCanSendMessage: z.enum(sendAbilities).optional().describe('Our verdict, where Meta overrules it'),
  messagingLimit: phoneNumberSchema.shape.messagingLimit.unwrap().partial().optional(),
  reasons: z.array(z.enum(reasonCodes)),
  reported: z.record(z.string(), z.unknown()).optional().describe("The provider's word for a field, where it differs"),
  extensions: z.record(z.string(), z.unknown()).optional().describe('What only one provider has, by provider'),
});
export type NumberRow = Record<string, unknown> & { readonly reasons: readonly ReasonCode[] };

/** Everything that is known about a number. */
export function fullRow({ reasons, ...number }: DirectoryNumber): NumberRow {
  return { ...number, reasons: reasons.map(({ code }) => code) };
}

/** The same record with the fields that a first look needs. */
export function conciseRow(number: DirectoryNumber): NumberRow {
  const { account, phoneNumber, displayPhoneNumber, verifiedName, status, qualityRating, messagingLimit } = number;
  return {
    account,
    ...(phoneNumber === undefined ? { displayPhoneNumber } : { phoneNumber }),
    verifiedName,
    status,
    qualityRating,
    ...(messagingLimit === undefined ? {} : { messagingLimit: { tier: messagingLimit.tier } }),
    canSendMessage: number.canSendMessage,
    reasons: number.reasons.map(({ code }) => code),
  };
}
