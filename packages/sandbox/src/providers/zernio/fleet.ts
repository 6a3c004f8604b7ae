import { entry, health, type ZernioWaba } from './entry.js';
import type { ZernioEntry, ZernioFleet } from './model.js';

const kiosk: ZernioWaba = { id: '208060402010305001', name: 'Quay Kiosk', verification: 'verified' };
const bakery: ZernioWaba = { id: '208060402010305002', name: 'Linden Bakery', verification: 'not_verified' };
const blocked: ZernioWaba = {
  id: '208060402010305003',
  name: 'Old Mill',
  verification: 'rejected',
  canSendMessage: 'BLOCKED',
};

/** A number that cannot send, or only in part. */
function problem(status: string, can_send_message: string, error_description: string) {
  const errors = [{ error_code: 141006, error_description, possible_solution: 'Open WhatsApp Manager.' }];
  return { status, health_status: health([{ entity_type: 'PHONE_NUMBER', id: '1', can_send_message, errors }]) };
}

const entries: readonly ZernioEntry[] = [
  entry(kiosk, 1, '+1 202-555-0151', 'Quay Kiosk', {
    phone: {
      messaging_limit_tier: 'TIER_UNLIMITED',
      throughput: { level: 'HIGH' },
      is_official_business_account: true,
    },
  }),
  entry(kiosk, 2, '+1 202-555-0152', 'Quay Deliveries', {
    phone: { status: 'FLAGGED', quality_rating: 'RED', name_status: 'AVAILABLE_WITHOUT_REVIEW' },
  }),
  entry(kiosk, 3, '+1 202-555-0153', 'Quay Ice', {
    phone: { ...problem('RATE_LIMITED', 'LIMITED', 'The limit is reached.'), messaging_limit_tier: 'TIER_250' },
  }),
  entry(kiosk, 4, '+1 202-555-0154', 'Quay Coffee', { phone: { quality_rating: 'YELLOW', name_status: 'EXPIRED' } }),
  entry(kiosk, 5, '+1 202-555-0155', 'Quay Boats', {
    phone: problem('RESTRICTED', 'LIMITED', 'The number may only reply.'),
  }),
  entry(bakery, 6, '+1 202-555-0156', 'Linden Bakery', {
    phone: { messaging_limit_tier: 'TIER_1K', name_status: 'PENDING_REVIEW' },
    account: { profileId: '65f0c0ffee0000000000b002' },
  }),
  entry(bakery, 7, '+1 202-555-0157', 'Linden Cakes', {
    phone: { ...problem('PENDING', 'BLOCKED', 'The number is not registered.'), name_status: 'DECLINED' },
  }),
  entry(bakery, 8, '+1 202-555-0158', 'Linden Night', {
    phone: { ...problem('UNVERIFIED', 'BLOCKED', 'The number is not verified.'), name_status: 'NONE' },
  }),
  entry(bakery, 9, '+1 202-555-0159', 'Linden Orders', {
    phone: { ...problem('DISCONNECTED', 'BLOCKED', 'The number is not registered.'), platform_type: 'NOT_APPLICABLE' },
    account: { needsReconnection: true },
  }),
  entry(blocked, 10, '+1 202-555-0160', 'Old Mill', { phone: problem('BANNED', 'BLOCKED', 'The number is banned.') }),
  entry(blocked, 11, '+1 202-555-0161', 'Old Mill Shop', {
    phone: { ...problem('MIGRATED', 'BLOCKED', 'The number has moved.'), quality_rating: 'UNKNOWN' },
  }),
  entry(blocked, 12, '+1 202-555-0162', 'Old Mill Café', {
    phone: { ...problem('DELETED', 'BLOCKED', 'The number is deleted.'), messaging_limit_tier: 'TIER_100K' },
    // Meta does not show the WABA.
    waba: null,
  }),
  // Over the limit of the plan, and therefore not in the list by default.
  { ...entry(bakery, 13, '+1 202-555-0163', 'Linden Pop-up'), isOverLimit: true },
  // Disconnected on the phone: Meta does not show the number any more, and only old values are left.
  { ...entry(bakery, 14, '+1 202-555-0164', 'Linden Fair'), info: 'disconnected' },
  {
    account: {
      _id: '65f0c0ffee00000a00000015',
      platform: 'instagram',
      profileId: '65f0c0ffee0000000000b001',
      isActive: true,
    },
  },
];

export const zernioFleet: ZernioFleet = [{ account: 'lisbon', apiKey: 'sk_sandbox-zernio-key-not-real', entries }];
