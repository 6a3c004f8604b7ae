import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { BirdSettings } from './settings.js';

/** Bird (formerly MessageBird), platform API version 1. Its rate limit is not published. */
export default lazyProvider({
  id: 'bird',
  name: 'Bird',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'wabaId',
      'status',
      'qualityRating',
      'messagingLimit',
      'throughput',
      'isOfficialBusinessAccount',
      'createdAt',
      'updatedAt',
    ],
    waba: [
      'name',
      'accountReviewStatus',
      'status',
      'businessVerificationStatus',
      'businessId',
      'businessName',
      'createdAt',
      'updatedAt',
    ],
  },
  settings,
  stability: 'experimental',
  load: () => import('./account.js'),
});
