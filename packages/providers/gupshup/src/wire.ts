import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** An error has the `status` `error`, and its text in `message` or `data`. */
export const envelope = z.object({
  status: z.unknown().optional(),
  message: z.unknown().optional(),
  data: z.unknown().optional(),
});

export const loginResponse = z.object({ token: wire.id });

/** A token is documented as an object. Clients also accept a text. */
export const tokenResponse = z.object({
  token: z.union([z.object({ token: wire.id }).transform(({ token }) => token), wire.id]),
});

export const appsResponse = z.looseObject({ status: z.literal('success'), partnerAppsList: z.array(z.unknown()) });
export const infoResponse = z.object({ status: z.literal('success'), wabaInfo: z.looseObject({}) });
export const nameResponse = z.object({ status: z.literal('success'), displayNameInfo: z.looseObject({}) });

/** `waba/info`. `errors` and `additionalInfo` are absent in good order. Some members are not documented, but returned. */
const wabaInfo = z.object({
  wabaId: wire.text,
  wabaName: wire.text,
  accountStatus: wire.word,
  ownershipType: wire.word,
  phone: wire.text,
  verifiedName: wire.text,
  dockerStatus: wire.word,
  phoneQuality: wire.word,
  messagingLimit: wire.word,
  throughput: wire.word,
  canSendMessage: wire.word,
  errors: wire
    .list(z.object({ error_code: wire.count, error_description: wire.text, possible_solution: wire.text }))
    .nullish(),
  additionalInfo: wire.list(wire.requiredText).nullish(),
  mmLiteStatus: wire.text,
  allowedTps: wire.count,
  utilityRestriction: wire.flag,
  timezone: wire.text,
});
export type WabaInfo = z.infer<typeof wabaInfo>;

/** What the other calls about an app need. */
export const appIdentity = z.object({ id: wire.id, live: wire.flag.catch(undefined) });

/** An app of the list, together with the responses of its other calls. */
export const appRow = z
  .object({
    id: wire.text,
    name: wire.text,
    phone: wire.text,
    live: wire.flag,
    stopped: wire.flag,
    healthy: wire.flag,
    wabaInfo: wabaInfo.nullish(),
    displayNameInfo: z
      .object({ verifiedNameStatus: wire.word, requestedName: wire.text, requestedNameStatus: wire.word })
      .nullish(),
  })
  // Any of the three identifies the row.
  .refine((row) => row.phone || row.wabaInfo?.phone || row.id, { path: ['phone'] });
export type AppRow = z.infer<typeof appRow>;

export const wabaRow = wabaInfo.extend({ wabaId: wire.id });
export type WabaRow = z.infer<typeof wabaRow>;
