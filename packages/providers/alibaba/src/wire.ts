import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** The part that success and failure share; error bodies of the gateway may be in lower case. */
export const envelope = z.object({
  Code: wire.text,
  code: wire.text,
  Message: wire.text,
  message: wire.text,
  RequestId: wire.text,
  requestId: wire.text,
  Success: z.boolean().nullish(),
});

export const phoneNumbersAnswer = z.object({ PhoneNumbers: z.array(z.unknown()) });

export const phoneNumberRow = z.object({
  PhoneNumber: wire.requiredText,
  VerifiedName: wire.text,
  Status: wire.word,
  QualityRating: wire.word,
  MessagingLimitTier: wire.word,
  CodeVerificationStatus: wire.word,
  NameStatus: wire.word,
  NewNameStatus: wire.word,
  StatusCallbackUrl: wire.text,
  StatusQueue: wire.text,
  UpCallbackUrl: wire.text,
  UpQueue: wire.text,
  IsOfficial: wire.flag,
});
export type PhoneNumberRow = z.infer<typeof phoneNumberRow>;

/** Documented as one object; "accounts" in the text, so an array is taken as well. */
export const bindWabaAnswer = z.object({ Data: z.union([z.array(z.unknown()), z.looseObject({})]).nullable() });

export const wabaRow = z.object({
  Id: wire.requiredText,
  Name: wire.text,
  Currency: wire.text,
  AccountReviewStatus: wire.word,
  MessageTemplateNamespace: wire.text,
  BusinessId: wire.text,
  BusinessName: wire.text,
  PrimaryBusinessLocation: wire.text,
});
export type WabaRow = z.infer<typeof wabaRow>;

export const businessInfoAnswer = z.object({
  Data: z.object({ BusinessId: wire.text, BusinessName: wire.text, VerificationStatus: wire.word }).nullish(),
});
export type BusinessInfo = NonNullable<z.infer<typeof businessInfoAnswer>['Data']>;
