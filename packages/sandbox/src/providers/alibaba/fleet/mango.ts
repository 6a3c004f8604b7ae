import type { AlibabaSpace } from '../model.js';
import { row } from './row.js';

/** The space of the temporary (STS) credentials. */
export const mango: AlibabaSpace = {
  account: 'jakarta',
  custSpaceId: '29348393884000000004',
  waba: {
    Id: '203939883939930004',
    Name: 'Mango Ferry',
    Currency: 'IDR',
    AccountReviewStatus: 'REJECTED',
    MessageTemplateNamespace: '90e63d28-e31d-4eb2-8939-a94866410004',
  },
  business: {
    BusinessId: '774400112233445504',
    BusinessName: 'PT Mango Ferry',
    VerificationStatus: 'not_verified',
  },
  phoneNumbers: [
    row('6281200000011', 'Mango Ferry', { MessagingLimitTier: 'TIER_250' }),
    row('6281200000012', 'Mango Ferry Tiket', { MessagingLimitTier: 'TIER_250', QualityRating: 'UNKNOWN' }),
    row('6281200000013', 'Mango Ferry Kargo', { MessagingLimitTier: 'TIER_250' }),
  ],
};
