import { ferries, harbor, terminal, wabas } from './fleet-wabas.js';
import type { BirdFleet, BirdNumber, BirdWaba } from './model.js';

/** A healthy number with `changes`. The two digits end its IDs and its phone number, and are the day of its creation. */
function row({ waba }: BirdWaba, digits: number, name: string, changes: Partial<BirdNumber> = {}): BirdNumber {
  const created_at = `2026-03-${digits}T08:00:00Z`;
  const common = { scope: 'workspace', next: [], created_at, updated_at: '2026-10-05T10:00:01Z' } as const;
  return {
    id: `wan_01k5sandbox0000000000000${digits}`,
    waba,
    phone_number: `+4477009001${digits}`,
    name,
    status: 'connected',
    quality_rating: 'green',
    messaging_limit: 'tier_10k',
    throughput_level: 'standard',
    is_official_business_account: false,
    meta_synced_at: '2026-10-05T10:00:00Z',
    ...common,
    ...changes,
  };
}

/** A number without facts from Meta. */
function unread(waba: BirdWaba, digits: number, name: string, changes: Partial<BirdNumber> = {}): BirdNumber {
  const { id, phone_number, scope, next = [], created_at, updated_at } = row(waba, digits, name);
  return {
    id,
    waba: waba.waba,
    phone_number,
    name,
    scope,
    status: 'pending',
    next,
    created_at,
    updated_at,
    ...changes,
  };
}

const signup = { action: 'complete_signup', reason: 'Someone with access to the workspace must finish the signup.' };
const error = {
  code: 'number_already_linked',
  description: 'The number is linked to another integration.',
  meta_error_code: '2388012',
};

const numbers: readonly BirdNumber[] = [
  row(ferries, 10, 'Bookings', { messaging_limit: 'tier_unlimited', is_official_business_account: true }),
  row(ferries, 11, 'Crew', { data_localization_region: 'DE', number_id: 'num_01k5sandbox000000000000011' }),
  row(ferries, 12, 'Delays', { status: 'flagged', quality_rating: 'red' }),
  row(ferries, 13, 'Freight', { status: 'rate_limited', quality_rating: 'yellow', messaging_limit: 'tier_250' }),
  row(ferries, 14, 'Lost property', { status: 'restricted', messaging_limit: 'tier_50' }),
  row(ferries, 15, 'Old hotline', { status: 'migrated', quality_rating: 'unknown' }),
  row(terminal, 16, 'Parking', { status: 'banned', quality_rating: 'red', messaging_limit: 'tier_1k' }),
  row(terminal, 17, 'Shops', { status: 'disconnected', messaging_limit: 'tier_100k' }),
  row(terminal, 18, 'Shuttle', { status: 'deleted', quality_rating: 'unknown' }),
  row(terminal, 19, 'Café Möwe ☕', { status: 'pending', quality_rating: 'unknown' }),
  // Set up and working, but Bird has not read its state yet.
  unread(harbor, 20, 'Harbor office'),
  unread(harbor, 21, 'Pilots', { status: 'preparing', pre_verification_requested_at: '2026-10-05T09:58:00Z' }),
  unread(harbor, 22, 'Tugs', {
    status: 'awaiting_signup',
    next: [signup],
    finish_setup_url: 'https://bird.com/dashboard/signup/sandbox',
  }),
  unread(harbor, 23, 'Customs', { status: 'failed', error }),
  unread(harbor, 24, 'Yachts', { status: 'failed', error: { code: 'internal_error', meta_error_code: null } }),
  // The number itself is not known before its setup starts.
  unread(harbor, 25, 'Night watch', { status: 'preparing', phone_number: null }),
];

/** Operated by Bird, which calls it connected without reading Meta. */
const { waba: _, ...system } = unread(harbor, 26, 'Bird verification', { scope: 'system', status: 'connected' });

/** One workspace with two pages of both lists. */
export const birdFleet: BirdFleet = [
  { account: 'amsterdam', apiKey: 'bk_eu1_sandbox-key-not-real', wabas, numbers: [...numbers, system] },
];
