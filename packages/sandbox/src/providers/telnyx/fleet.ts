import type { TelnyxFleet } from './model.js';
import { coexistence, row, waba } from './row.js';

const prairie = waba('502030405060708001', 'Prairie Parcels', { country: 'US' });
const depot = waba('502030405060708002', 'Prairie Depot', {
  country: 'US',
  business_verification_status: 'pending_submission',
  account_review_status: 'PENDING',
});
/** Rejected, and therefore without numbers. */
const kiosk = waba('502030405060708003', 'Prairie Kiosk', {
  country: 'US',
  business_verification_status: 'rejected',
  account_review_status: 'REJECTED',
});
const ferry = waba('502030405060708101', 'Barco do Rio', { messaging_limit_tier: 'TIER_2K' });

/** An account with documented members only, and one with undocumented members and without `meta`. */
export const telnyxFleet: TelnyxFleet = [
  {
    account: 'tulsa',
    apiKey: 'KEY-sandbox-telnyx-not-real',
    wabas: [prairie, depot, kiosk],
    numbers: [
      row(prairie, '+19185550101', 'Prairie Parcels', coexistence(null)),
      row(prairie, '+19185550102', 'Prairie Returns', {
        status: 'FLAGGED',
        quality_rating: 'RED',
        ...coexistence(null),
      }),
      row(prairie, '+19185550103', 'Prairie Freight', { quality_rating: 'YELLOW', calling_enabled: true }),
      row(prairie, '+19185550104', 'Prairie Express', { status: 'RATE_LIMITED' }),
      row(prairie, '+19185550105', 'Prairie Night', { status: 'RESTRICTED', enabled: false }),
      row(prairie, '+19185550106', 'Prairie Old', { status: 'MIGRATED', quality_rating: 'UNKNOWN' }),
      row(prairie, '+19185550107', 'Prairie Gone', { status: 'DELETED', quality_rating: 'UNKNOWN' }),
      row(prairie, '+19185550108', 'Prairie Spam', { status: 'BANNED', quality_rating: 'RED' }),
      row(depot, '+19185550109', 'Prairie Depot', { ...coexistence('pending_onboarding'), status: 'PENDING' }),
      row(depot, '+19185550110', 'Depot North', { ...coexistence('sync_pending'), status: 'UNVERIFIED' }),
      row(depot, '+19185550111', 'Depot South', { ...coexistence('syncing'), quality_rating: 'UNKNOWN' }),
      row(depot, '+19185550112', 'Depot East', coexistence('sync_complete')),
      row(depot, '+19185550113', 'Depot West', coexistence('active')),
      row(depot, '+19185550114', 'Depot Yard', coexistence('history_declined')),
      row(depot, '+19185550115', 'Depot Gate', coexistence('sync_deadline_expired')),
      row(depot, '+19185550116', 'Depot Café', { ...coexistence('offboarded'), status: 'DISCONNECTED' }),
      row(depot, '+19185550117', 'Depot 🚚', { ...coexistence('disconnected'), status: 'UNKNOWN' }),
    ],
  },
  {
    account: 'porto',
    apiKey: 'KEY-sandbox-telnyx-porto-not-real',
    hasNoMeta: true,
    wabas: [ferry],
    numbers: [
      row(ferry, '+351912000001', 'Barco do Rio', { display_name_status: 'APPROVED', messaging_limit_tier: 'TIER_2K' }),
      row(ferry, '+351912000002', 'Barco Noturno', {
        display_name_status: 'PENDING_REVIEW',
        messaging_limit: 'TIER_250',
        quality_rating: 'UNKNOWN',
      }),
      row(ferry, '+351912000003', 'Barco Escola', { display_name_status: 'DECLINED' }),
    ],
  },
];
