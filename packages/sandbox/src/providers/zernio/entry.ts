import type { JsonMap } from '../../json.js';
import type { ZernioEntry } from './model.js';

/** What a number has that differs from a healthy one. */
export interface Changes {
  readonly account?: Partial<ZernioEntry['account']>;
  readonly phone?: JsonMap;
  readonly waba?: JsonMap | null;
}

/** A WABA, and the health of its entities. */
export interface ZernioWaba {
  readonly id: string;
  readonly name: string;
  readonly verification: string;
  /** Default: `AVAILABLE`. */
  readonly canSendMessage?: string;
}

/** A healthy number with `changes`. `index` ends its IDs. */
export function entry(
  waba: ZernioWaba,
  index: number,
  phoneNumber: string,
  name: string,
  changes: Changes = {},
): ZernioEntry {
  const digits = String(index).padStart(3, '0');
  const phoneNumberId = `1069${digits.padStart(14, '0')}`;
  const phone = {
    display_phone_number: phoneNumber,
    verified_name: name,
    name_status: 'APPROVED',
    quality_rating: 'GREEN',
    messaging_limit_tier: 'TIER_10K',
    throughput: { level: 'STANDARD' },
    status: 'CONNECTED',
    is_official_business_account: false,
    platform_type: 'CLOUD_API',
    health_status: health([{ entity_type: 'PHONE_NUMBER', id: phoneNumberId }, entityOf(waba)]),
    ...changes.phone,
  };
  const account = {
    _id: `65f0c0ffee00000a${digits.padStart(8, '0')}`,
    platform: 'whatsapp',
    profileId: { _id: '65f0c0ffee0000000000b001', name: 'Kiosk' },
    username: phoneNumber,
    displayName: name,
    isActive: true,
    enabled: true,
    metadata: {
      qualityRating: phone.quality_rating,
      nameStatus: phone.name_status,
      messagingLimitTier: phone.messaging_limit_tier,
      verifiedName: name,
      displayPhoneNumber: phoneNumber,
      wabaId: waba.id,
      phoneNumberId,
    },
    ...changes.account,
  };
  return { account, info: { phone, waba: changes.waba === undefined ? detailsOf(waba) : changes.waba } };
}

function detailsOf(waba: ZernioWaba): JsonMap {
  return {
    name: waba.name,
    business_verification_status: waba.verification,
    timezone_id: '94',
    health_status: health([entityOf(waba)]),
  };
}

function entityOf({ id, canSendMessage = 'AVAILABLE' }: ZernioWaba): JsonMap {
  return { entity_type: 'WABA', id, can_send_message: canSendMessage };
}

/** Entities are available unless they say otherwise; the overall word is the worst. */
export function health(entities: readonly JsonMap[]): JsonMap {
  const all = entities.map((entity): JsonMap => ({ can_send_message: 'AVAILABLE', ...entity }));
  const worst = ['BLOCKED', 'LIMITED'].find((word) => all.some((entity) => entity.can_send_message === word));
  return { can_send_message: worst ?? 'AVAILABLE', entities: all };
}
