import type { BirdWaba } from './model.js';

const meta_synced_at = '2026-10-05T10:00:00Z';

export const ferries: BirdWaba = {
  id: 'waa_01k5sandbox000000000000001',
  waba: '204060801030507001',
  name: 'Tern & Tide Ferries',
  status: 'active',
  account_review_status: 'approved',
  business_verification_status: 'verified',
  marketing_messages_onboarding_status: 'onboarded',
  portfolio: {
    meta_id: '504030201060708001',
    name: 'Tern & Tide Group',
    marketing_messages_onboarding_status: 'term_of_service_signed',
  },
  meta_synced_at,
  created_at: '2026-02-01T08:00:00Z',
  updated_at: '2026-10-05T10:00:01Z',
};

/** Disabled on a date that has passed; Bird never reads the ban again. */
export const terminal: BirdWaba = {
  ...ferries,
  id: 'waa_01k5sandbox000000000000002',
  waba: '204060801030507002',
  name: 'Tern Terminal',
  marketing_messages_onboarding_status: 'eligible',
  ban: {
    state: 'scheduled_for_disable',
    occurred_at: '2026-08-30T06:00:00Z',
    appeal_url: 'https://business.facebook.com/business-support-home/504030201060708001',
  },
  created_at: '2026-02-02T08:00:00Z',
};

/** Bird has not read it from Meta yet. */
export const harbor: BirdWaba = {
  id: 'waa_01k5sandbox000000000000003',
  waba: '204060801030507003',
  name: 'Heron Harbor',
  status: 'active',
  created_at: '2026-02-03T08:00:00Z',
  updated_at: '2026-02-03T08:00:00Z',
};

/** One for each word of a review and of a verification that the others do not have. They have no numbers. */
const reviewed: readonly BirdWaba[] = [
  ['pending', 'pending'],
  ['deferred', 'pending_submission'],
  ['rejected', 'rejected'],
  ['approved', 'pending_need_more_info'],
  ['approved', 'not_verified'],
  ['approved', 'failed'],
  ['approved', 'revoked'],
  ['approved', 'expired'],
  ['approved', 'ineligible'],
].map(([account_review_status = '', business_verification_status = ''], index) => ({
  ...ferries,
  id: `waa_01k5sandbox0000000000001${index}`,
  waba: `20406080103050701${index}`,
  name: `Heron Branch ${index}`,
  account_review_status,
  business_verification_status,
  portfolio: { meta_id: '504030201060708002', marketing_messages_onboarding_status: 'not_started' },
  created_at: `2026-02-1${index}T08:00:00Z`,
}));

export const wabas: readonly BirdWaba[] = [ferries, terminal, harbor, ...reviewed];
