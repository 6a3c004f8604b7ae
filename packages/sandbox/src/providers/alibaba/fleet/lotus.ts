import type { AlibabaSpace } from '../model.js';
import { row } from './row.js';

/** A space with a WABA under review: its numbers are connected, but cannot send yet. */
export const lotus: AlibabaSpace = {
  account: 'taipei',
  custSpaceId: '29348393884000000005',
  waba: {
    Id: '203939883939930005',
    Name: 'Lotus Lamps',
    Currency: 'TWD',
    AccountReviewStatus: 'PENDING',
    MessageTemplateNamespace: '90e63d28-e31d-4eb2-8939-a94866410005',
  },
  business: {
    BusinessId: '774400112233445505',
    BusinessName: 'Lotus Lamps Co., Ltd.',
    VerificationStatus: 'pending',
  },
  phoneNumbers: [
    row('886912345011', 'Lotus Lamps', { MessagingLimitTier: 'TIER_250' }),
    row('886912345012', 'Lotus Shop', { MessagingLimitTier: 'TIER_250' }),
  ],
};
