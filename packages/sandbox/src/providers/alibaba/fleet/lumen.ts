import type { AlibabaSpace } from '../model.js';
import { row } from './row.js';

/** Every status, rating, tier and verification word of the API reference. */
export const lumen: AlibabaSpace = {
  account: 'singapore',
  custSpaceId: '29348393884000000001',
  isvCode: 'sandbox-isv-code',
  waba: {
    Id: '203939883939930001',
    Name: 'Lumen Lanterns',
    Currency: 'SGD',
    AccountReviewStatus: 'APPROVED',
    MessageTemplateNamespace: '90e63d28-e31d-4eb2-8939-a94866410001',
    BusinessId: '774400112233445501',
    BusinessName: 'Lumen Lanterns Pte. Ltd.',
    PrimaryBusinessLocation: 'SG',
    MarketingMessageLiteStatus: 'Y',
    IsOnBizApp: 'N',
  },
  business: {
    BusinessId: '774400112233445501',
    BusinessName: 'Lumen Lanterns Pte. Ltd.',
    VerificationStatus: 'verified',
    Vertical: 'RETAIL',
  },
  phoneNumbers: [
    row('6581230001', 'Lumen Lanterns', {
      IsOfficial: 'Y',
      MessagingLimitTier: 'TIER_UNLIMITED',
      CallingConfigure: {
        Calling: { Status: 'ENABLED' },
        CallingCallbackUrl: 'https://hooks.lumen.example/calls',
      },
    }),
    row('6581230002', 'ルーメン灯籠店 โคมไฟลูเมน', {
      MessagingLimitTier: 'TIER_100K',
      QualityRating: 'YELLOW',
      CodeVerificationStatus: 'REJECTED',
    }),
    row('8613900000001', '灯火商贸客服', {
      MessagingLimitTier: 'TIER_10K',
      NameStatus: 'Pending_Review',
      CodeVerificationStatus: 'MORE_INFORMATION_REQUESTED',
    }),
    row('8613900000002', '灯火商贸·售后', {
      Status: 'FLAGGED',
      QualityRating: 'RED',
      MessagingLimitTier: 'TIER_1K',
      CodeVerificationStatus: 'REVOKED',
    }),
    row('85251230001', 'Lumen Hong Kong', { Status: 'RATE_LIMITED', MessagingLimitTier: 'TIER_250' }),
    row('60123000001', 'Lumen Malaysia', { Status: 'RESTRICTED', MessagingLimitTier: 'TIER_250' }),
    row('6281200000001', 'Lumen Indonesia', {
      Status: 'DISCONNECTED',
      QualityRating: 'UNKNOWN',
      MessagingLimitTier: 'TIER_250',
    }),
    row('66810000001', 'Lumen Thailand', {
      Status: 'PENDING',
      MessagingLimitTier: 'TIER_250',
    }),
    row('639170000001', 'Lumen Philippines', {
      Status: 'UNVERIFIED',
      QualityRating: 'UNKNOWN',
      MessagingLimitTier: 'TIER_250',
    }),
    row('84900000001', 'Lumen Vietnam', { Status: 'BANNED', QualityRating: 'UNKNOWN', MessagingLimitTier: 'TIER_250' }),
    row('819012345001', 'Lumen Japan', {
      Status: 'MIGRATED',
      QualityRating: 'UNKNOWN',
      MessagingLimitTier: 'TIER_250',
    }),
    row('821000000001', '루멘 등불', {
      Status: 'DELETED',
      MessagingLimitTier: 'TIER_250',
      QualityRating: 'UNKNOWN',
    }),
    row('886912345001', '燈火台灣', {
      Status: 'UNKNOWN',
      QualityRating: 'UNKNOWN',
    }),
    row('61491570006', 'Lumen Australia', {
      MessagingLimitTier: 'TIER_50',
      NameStatus: 'Rejected',
      NewNameStatus: 'Pending_Review',
    }),
  ],
};
