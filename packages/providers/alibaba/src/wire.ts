import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

/** What success and failure share. The gateway writes its errors in lower case at times. */
export const envelope = z.object({
  Code: wire.text,
  code: wire.text,
  Message: z.unknown().optional(),
  message: z.unknown().optional(),
  RequestId: z.unknown().optional(),
  requestId: z.unknown().optional(),
  Success: wire.flag,
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

export const wabaRow = z.object({
  Id: wire.id,
  Name: wire.text,
  Currency: wire.text,
  AccountReviewStatus: wire.word,
  MessageTemplateNamespace: wire.text,
  BusinessId: wire.text,
  BusinessName: wire.text,
  PrimaryBusinessLocation: wire.text,
  MarketingMessageLiteStatus: wire.text,
  IsOnBizApp: wire.text,
});
export type WabaRow = z.infer<typeof wabaRow>;

/** Documented as one object under a text that speaks of accounts, so an array is taken as well. */
export const bindWabaAnswer = z.object({ Data: z.union([z.looseObject({}), z.array(z.unknown())]).nullable() });

const business = z.object({ BusinessId: wire.text, BusinessName: wire.text, VerificationStatus: wire.word });
export type Business = z.infer<typeof business>;

export const businessInfoAnswer = z.object({ Data: business.nullish() });
