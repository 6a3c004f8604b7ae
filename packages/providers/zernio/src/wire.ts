import { wire } from '@wabascope/provider-kit';
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

const healthError = z.object({ error_code: wire.count, error_description: wire.text, possible_solution: wire.text });
const healthEntity = z.object({
  entity_type: wire.text,
  can_send_message: wire.word,
  errors: wire.list(healthError).nullish(),
});
const health = z.object({ can_send_message: wire.word, entities: wire.list(healthEntity).nullish() }).nullish();
export type Health = z.infer<typeof health>;

const phone = z.object({
  display_phone_number: wire.text,
  verified_name: wire.text,
  name_status: wire.word,
  quality_rating: wire.word,
  messaging_limit_tier: wire.word,
  throughput: z.object({ level: wire.word }).nullish(),
  status: wire.word,
  is_official_business_account: wire.flag,
  platform_type: wire.word,
  health_status: health,
});
const waba = z.object({
  name: wire.text,
  business_verification_status: wire.word,
  timezone_id: wire.text,
  health_status: health,
});

/** The number and its WABA as Meta reports them now. */
export const infoResponse = z.object({ phone: phone.nullish(), waba: waba.nullish() });
export type Info = z.infer<typeof infoResponse>;
