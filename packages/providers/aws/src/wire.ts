import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** One page of `ListLinkedWhatsAppBusinessAccounts`. A page without rows may have a token. */
export const listResponse = z.looseObject({ linkedAccounts: z.array(z.unknown()), nextToken: wire.text });

/** `GetLinkedWhatsAppBusinessAccount`: the WABA as in the list, with its numbers. */
export const detailsResponse = z.looseObject({ account: z.looseObject({ phoneNumbers: z.array(z.unknown()) }) });

export const wabaRow = z.object({
  /** The ID at AWS, `waba-…`, for the call with the details. */
  id: wire.id,
  arn: wire.text,
  /** Meta's ID. */
  wabaId: wire.text,
  wabaName: wire.text,
  registrationStatus: wire.word,
  /** Unix seconds, with a fraction. */
  linkDate: z.union([z.number(), z.string()]).nullish(),
  eventDestinations: wire.list(z.object({ eventDestinationArn: wire.text, roleArn: wire.text })).nullish(),
  marketingMessagesOnboardingStatus: wire.text,
  datasetId: wire.text,
});
export type WabaRow = z.infer<typeof wabaRow>;

export const phoneRow = z
  .object({
    arn: wire.text,
    phoneNumber: wire.text,
    /** The ID at AWS: `phone-number-id-…`. */
    phoneNumberId: wire.text,
    metaPhoneNumberId: wire.text,
    displayPhoneNumber: wire.text,
    displayPhoneNumberName: wire.text,
    qualityRating: wire.word,
    dataLocalizationRegion: wire.text,
  })
  // Any of these identifies the row.
  .refine((row) => row.metaPhoneNumberId || row.phoneNumber || row.displayPhoneNumber, { path: ['phoneNumber'] });
export type PhoneRow = z.infer<typeof phoneRow>;

const text = wire.text.catch(undefined);
export const errorResponse = z.object({ __type: text, code: text, message: text, Message: text });
