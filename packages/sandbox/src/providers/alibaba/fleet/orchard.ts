import type { AlibabaSpace } from '../model.js';
import { row } from './row.js';

/** The words of the "phone number management" overview, which disagree with the API reference. */
export const orchard: AlibabaSpace = {
  account: 'hong-kong',
  custSpaceId: '29348393884000000002',
  waba: {
    Id: '203939883939930002',
    Name: 'Orchard Row',
    Currency: 'USD',
    AccountReviewStatus: 'APPROVED',
    MessageTemplateNamespace: '90e63d28-e31d-4eb2-8939-a94866410002',
  },
  business: {
    BusinessId: '774400112233445502',
    BusinessName: 'Orchard Row Limited',
    VerificationStatus: 'pending',
  },
  deniedActions: ['QueryWabaBusinessInfo'],
  phoneNumbers: [
    row('85251230011', 'Orchard Row', { MessagingLimitTier: 'UNLIMITED', NewNameStatus: 'Rejected' }),
    row('85251230012', 'Orchard Row Fruit 🍊', { MessagingLimitTier: 'TIER_1000', QualityRating: 'YELLOW' }),
    row('85251230013', 'Orchard Row Tea', { MessagingLimitTier: 'TIER_50', Status: 'FLAGGED', QualityRating: 'RED' }),
    row('85251230014', 'Orchard Row Cafe', {
      MessagingLimitTier: 'TIER_10',
      CodeVerificationStatus: 'NOT_VERIFIED',
    }),
    row('85251230015', 'Orchard Night Desk', { MessagingLimitTier: 'TIER_10', Status: 'OFFLINE' }),
    row('85251230016', 'Orchard Parcels', {
      MessagingLimitTier: 'TIER_10',
      Status: 'PAUSED',
    }),
    row('85251230017', 'Orchard Row Club', {
      MessagingLimitTier: 'TIER_10',
      Status: 'PENDING',
      NewNameStatus: 'Pending_Review',
    }),
    row('85251230018', 'Orchard Outlet', {
      MessagingLimitTier: 'TIER_10',
      Status: 'RATE_LIMITED',
    }),
    row('85251230019', 'Orchard Old Shop', { MessagingLimitTier: 'TIER_10', Status: 'DELETED' }),
  ],
};
