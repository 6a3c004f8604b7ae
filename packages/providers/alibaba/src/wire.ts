import { wire } from '@wabascope/provider-kit';
import * as z from 'zod';

const code = wire.text.catch(undefined);

/** The part that success and error share. Some errors of the gateway have keys in lower case. */
export const envelope = z.looseObject({
  Code: code,
  code: code,
  Message: z.unknown().optional(),
  message: z.unknown().optional(),
  RequestId: z.unknown().optional(),
  requestId: z.unknown().optional(),
  Success: wire.flag.catch(undefined),
});

/** Whether the call succeeded, in any of the observed forms. */
export function isSuccess({ Code, code, Success }: z.infer<typeof envelope>): boolean {
  return Success === true || (Success !== false && /^(ok|200)$/i.test(Code || code || ''));
}

/** A space without numbers has no list. */
export const phoneNumbersResponse = envelope
  .extend({ PhoneNumbers: z.array(z.unknown()).nullish() })
  .refine((body) => body.PhoneNumbers !== undefined || isSuccess(body), { path: ['PhoneNumbers'] });

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

/**
 * Documented as one object, in a text about several accounts, so an array is accepted as well. A space without a WABA has
 * no object, or one without content.
 */
export const bindWabaResponse = envelope
  .extend({ Data: z.union([z.array(z.unknown()), z.looseObject({})]).nullish() })
  .refine((body) => body.Data !== undefined || isSuccess(body), { path: ['Data'] });

const business = z.object({ BusinessId: wire.text, BusinessName: wire.text, VerificationStatus: wire.word });
export type Business = z.infer<typeof business>;

export const businessInfoResponse = z.object({ Data: business.nullish() });
