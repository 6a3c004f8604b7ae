import { wire } from '@wabascope/provider-kit';
import { metaHealthErrors } from '@wabascope/provider-kit/meta';
import * as z from 'zod';

const anything = z.unknown().optional();

/** An error has the `status` `error`, and its text in `message` or `data`. */
export const envelope = z.object({ status: anything, message: anything, data: anything });

export const loginResponse = z.object({ token: wire.id });

/** A token is documented as an object. Clients also accept a text. */
export const tokenResponse = z.object({ token: z.union([loginResponse.transform(({ token }) => token), wire.id]) });

export const appsResponse = z.looseObject({ status: z.literal('success'), partnerAppsList: z.array(z.unknown()) });
export const infoResponse = z.object({ status: z.literal('success'), wabaInfo: z.looseObject({}) });
export const nameResponse = z.object({ status: z.literal('success'), displayNameInfo: z.looseObject({}) });

/** `waba/info`. `errors` and `additionalInfo` are absent in good order. Some members are not documented, but returned. */
const wabaInfo = z.object({
  ...wire.members(wire.text, 'wabaId', 'wabaName', 'phone', 'verifiedName', 'mmLiteStatus', 'timezone'),
  ...wire.members(wire.word, 'accountStatus', 'ownershipType', 'dockerStatus', 'phoneQuality', 'messagingLimit'),
  ...wire.members(wire.word, 'throughput', 'canSendMessage'),
  allowedTps: wire.count,
  utilityRestriction: wire.flag,
  errors: metaHealthErrors,
  additionalInfo: wire.list(wire.requiredText).nullish(),
});
export type WabaInfo = z.infer<typeof wabaInfo>;

/** An app that the other calls can be about. */
export const liveApp = z.object({ id: wire.id, live: wire.flag.catch(undefined) }).refine(({ live }) => live !== false);

const names = z.object({ verifiedNameStatus: wire.word, requestedName: wire.text, requestedNameStatus: wire.word });

/** An app of the list, together with the responses of its other calls. */
export const appRow = z
  .object({
    ...wire.members(wire.text, 'id', 'name', 'phone'),
    ...wire.members(wire.flag, 'live', 'stopped', 'healthy'),
    wabaInfo: wabaInfo.nullish(),
    displayNameInfo: names.nullish(),
  })
  // Any of the three identifies the row.
  .refine((row) => row.phone || row.wabaInfo?.phone || row.id, { path: ['phone'] });
export type AppRow = z.infer<typeof appRow>;

export const wabaRow = wabaInfo.extend({ wabaId: wire.id });
export type WabaRow = z.infer<typeof wabaRow>;
