import { phoneNumberSchema, type Reason, type ReasonCode, reasonCodes, sendAbilities } from '@wabascope/core';
import type { DirectoryNumber } from '@wabascope/directory';
import * as z from 'zod';

const { messagingLimit, verifiedName, status, qualityRating } = phoneNumberSchema.shape;

/** What every row has. */
const common = {
  account: z.string(),
  canSendMessage: z.enum(sendAbilities),
  reasons: z.array(z.enum(reasonCodes)).optional().describe('Gravest first; absent when there is none'),
};

/** The fields of a concise row that a full row tells at length: short, because there are many rows. */
const short = {
  number: z.string().optional().describe('E.164, or as the provider masks it (concise)'),
  name: verifiedName.describe('Display name (concise)'),
  status,
  quality: qualityRating.describe('Quality rating (concise)'),
  limit: messagingLimit.unwrap().shape.perDay.describe('Customers per 24 hours, unless it cannot send (concise)'),
};

/** A row of `list-numbers`, concise or full. */
export const numberRow = phoneNumberSchema.partial().extend({
  ...short,
  ...common,
  phoneNumber: z.string().optional().describe('E.164'),
  provider: z.string().optional(),
  derivedCanSendMessage: z.enum(sendAbilities).optional().describe('Our verdict, where Meta overrules it'),
  reported: z.record(z.string(), z.unknown()).optional().describe("The provider's word for a field, where it differs"),
  extensions: z.record(z.string(), z.unknown()).optional().describe('What only one provider has, by provider'),
});
export type NumberRow = Record<string, unknown> & { readonly reasons?: readonly ReasonCode[] };

/** Everything that is known about a number. */
export function fullRow({ reasons, ...number }: DirectoryNumber): NumberRow {
  return { ...number, ...codes(reasons) };
}

/** What a first look needs: who, how it stands, and the gravest reasons. */
export function conciseRow(number: DirectoryNumber): NumberRow {
  const { account, verifiedName, status, qualityRating, messagingLimit, canSendMessage, reasons } = number;
  const perDay = canSendMessage === 'BLOCKED' ? undefined : messagingLimit?.perDay;
  return {
    account,
    number: number.phoneNumber ?? number.displayPhoneNumber ?? number.id,
    ...(verifiedName === undefined ? {} : { name: cut(verifiedName) }),
    ...(status === undefined ? {} : { status }),
    ...(qualityRating === undefined ? {} : { quality: qualityRating }),
    ...(perDay === undefined ? {} : { limit: perDay }),
    canSendMessage,
    ...codes(reasons.filter(({ severity }) => severity === reasons[0]?.severity)),
  };
}

function codes(reasons: readonly Reason[]): { reasons?: ReasonCode[] } {
  return reasons.length === 0 ? {} : { reasons: reasons.map(({ code }) => code) };
}

function cut(name: string): string {
  const letters = Array.from(name);
  return letters.length <= 30 ? name : `${letters.slice(0, 29).join('')}…`;
}
