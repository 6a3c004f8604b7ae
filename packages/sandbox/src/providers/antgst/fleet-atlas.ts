import type { AntgstNumber, AntgstWaba } from './model.js';

const created = { createTime: '2025-12-16T15:46:51.000+08:00', updateTime: '2026-01-05T09:30:00.000+08:00' };

const atlas: AntgstWaba = {
  wabaId: '305060708090100201',
  name: 'Atlas Outdoor',
  status: 'ACTIVE',
  businessVerificationStatus: 'verified',
  accountReviewStatus: 'APPROVED',
  whatsappBusinessManagerMessagingLimit: 'TIER_2K',
  ...created,
};
const bakery: AntgstWaba = {
  wabaId: '305060708090100202',
  name: 'Bäckerei Sonnig',
  status: 'ACTIVE',
  businessVerificationStatus: 'pending',
  accountReviewStatus: 'PENDING',
  whatsappBusinessManagerMessagingLimit: 'TIER_250',
  ...created,
};
const wheel: AntgstWaba = {
  wabaId: '305060708090100203',
  name: 'Wheel of Lagos',
  status: 'BANNED',
  businessVerificationStatus: 'verified',
  accountReviewStatus: 'APPROVED',
  whatsappBusinessManagerMessagingLimit: 'TIER_NOT_SET',
  ...created,
};

/** Declined, and therefore without numbers. */
const kiosk: AntgstWaba = {
  wabaId: '305060708090100204',
  name: 'Kiosk Lumière',
  status: 'ACTIVE',
  businessVerificationStatus: 'rejected',
  accountReviewStatus: 'REJECTED',
  whatsappBusinessManagerMessagingLimit: 'TIER_NOT_SET',
  ...created,
};

/** A healthy number, with `changes`. The last digits of its ID are those of the number. */
function row(waba: AntgstWaba, displayPhoneNumber: string, verifiedName: string, changes: Partial<AntgstNumber> = {}) {
  const digits = displayPhoneNumber.replace(/\D/g, '');
  const healthy: AntgstNumber = {
    wabaId: waba.wabaId,
    phoneNumberId: `70${digits.padStart(16, '0')}`,
    displayPhoneNumber,
    verifiedName,
    status: 'CONNECTED',
    qualityRating: 'GREEN',
    codeVerificationStatus: 'VERIFIED',
    throughput: 'STANDARD',
    messagingLimitTier: 'TIER_2K',
    ...created,
  };
  return { ...healthy, ...changes };
}

export const atlasWabas: readonly AntgstWaba[] = [atlas, bakery, wheel, kiosk];

/** The problems of a WABA also affect numbers that have no problems themselves. */
export const atlasNumbers: readonly AntgstNumber[] = [
  row(atlas, '+44 20 7946 0001', 'Atlas Outdoor', { throughput: 'HIGH', messagingLimitTier: 'TIER_UNLIMITED' }),
  row(atlas, '+44 20 7946 0002', 'Atlas Outdoor Hire', { messagingLimitTier: 'TIER_100K', status: 'MANUAL_REVIEW' }),
  row(atlas, '+44 20 7946 0003', 'Atlas Outdoor Repairs', { status: 'WARNED', codeVerificationStatus: 'NOT_VERIFIED' }),
  row(atlas, '+44 20 7946 0004', 'Atlas Outdoor Club', { qualityRating: 'RED', status: 'FLAGGED' }),
  row(atlas, '+31 6 12340001', 'Atlas Buitensport', { messagingLimitTier: 'TIER_10K', status: 'DISCONNECTED' }),
  row(atlas, '+31 6 12340002', 'Atlas Verhuur', { status: 'BLOCKED', messagingLimitTier: 'TIER_250' }),
  row(atlas, '+46 70 174 06 05', 'Atlas Friluft', { status: 'RATE_LIMITED', messagingLimitTier: 'TIER_1K' }),
  row(atlas, '+61 491 570 156', 'Atlas Down Under', { status: 'RESTRICTED', messagingLimitTier: 'TIER_250' }),
  row(atlas, '+90 501 000 00 01', 'Atlas Doğa', { messagingLimitTier: 'TIER_50', status: 'PENDING' }),
  row(bakery, '+49 1522 8817386', 'Sonnig 🥨', { messagingLimitTier: 'TIER_250' }),
  row(bakery, '+49 176 04069012', 'Sonnig Bote', { messagingLimitTier: 'TIER_NOT_SET' }),
  row(bakery, '+49 176 04069013', 'Sonnig Café', { status: 'UNVERIFIED', messagingLimitTier: 'TIER_250' }),
  row(bakery, '+49 176 04069014', 'Sonnig Presse', { messagingLimitTier: 'TIER_250' }),
  row(bakery, '+49 176 04069015', 'Sonnig Nacht', { messagingLimitTier: 'TIER_250' }),
  row(bakery, '+49 176 04069016', 'Sonnig Kuchen', { messagingLimitTier: 'TIER_250' }),
  row(bakery, '+49 176 04069017', 'Sonnig Catering', { qualityRating: 'YELLOW', messagingLimitTier: 'TIER_250' }),
  row(wheel, '+234 800 000 0001', 'Wheel of Lagos', { status: 'BANNED', messagingLimitTier: 'TIER_250' }),
  row(wheel, '+234 800 000 0002', 'Wheel Post', {
    status: 'MIGRATED',
    qualityRating: 'UNKNOWN',
    messagingLimitTier: 'TIER_250',
  }),
  row(wheel, '+234 800 000 0003', 'Wheel Support', { status: 'UNKNOWN', qualityRating: 'UNKNOWN' }),
  row(wheel, '+254 700 000 001', 'Wheel Nairobi', { throughput: 'NOT_APPLICABLE', messagingLimitTier: 'TIER_250' }),
  row(wheel, '+27 71 000 0001', 'Wheel Cape Town', { messagingLimitTier: 'TIER_250' }),
  row(wheel, '+20 10 00000001', 'عجلة القاهرة', { messagingLimitTier: 'TIER_250' }),
  row(wheel, '+254 700 000 002', 'Wheel Mombasa', { messagingLimitTier: 'TIER_1K' }),
];
