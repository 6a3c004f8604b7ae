import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { TelnyxSettings } from './settings.js';

/** Telnyx, WhatsApp management API v2. No documented rate limit: Telnyx reports it in headers. */
export default lazyProvider({
  id: 'telnyx',
  name: 'Telnyx',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'phoneNumberId',
      'wabaId',
      'verifiedName',
      'status',
      'qualityRating',
      'messagingLimit',
      'nameStatus',
      'isOnBusinessApp',
      'createdAt',
    ],
    waba: [
      'name',
      'status',
      'accountReviewStatus',
      'businessVerificationStatus',
      'country',
      'messagingLimit',
      'createdAt',
    ],
  },
  settings,
  stability: 'experimental',
  load: () => import('./account.js'),
});
