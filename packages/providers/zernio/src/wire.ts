import { wire } from '@wabascope/provider-kit';
import { metaNumber, metaWaba } from '@wabascope/provider-kit/meta';
import * as z from 'zod';

export const accountsResponse = z.looseObject({ accounts: z.array(z.unknown()) });

export const errorResponse = z.object({ error: z.string(), type: wire.text, code: wire.text });

/** A connected account of the platform `whatsapp`. `metadata` is what Zernio last read from Meta. */
export const accountRow = z.object({
  _id: wire.id,
  isActive: wire.flag,
  needsReconnection: wire.flag,
  metadata: z
    .object({
      qualityRating: wire.word,
      nameStatus: wire.word,
      messagingLimitTier: wire.word,
      verifiedName: wire.text,
      displayPhoneNumber: wire.text,
      wabaId: wire.text,
      phoneNumberId: wire.text,
    })
    .nullish(),
});
export type AccountRow = z.infer<typeof accountRow>;

/** The number and its WABA as Meta reports them now. */
export const infoResponse = z.object({
  phone: metaNumber
    .omit({ new_name_status: true, code_verification_status: true, account_mode: true })
    .extend({ display_phone_number: wire.text, messaging_limit_tier: wire.word })
    .nullish(),
  waba: metaWaba
    .pick({ name: true, business_verification_status: true, timezone_id: true, health_status: true })
    .nullish(),
});
export type Info = z.infer<typeof infoResponse>;
