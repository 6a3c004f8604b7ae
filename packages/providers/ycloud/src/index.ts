import { lazyProvider } from '@wabascope/provider-kit';
import { fingerprint } from '@wabascope/provider-kit/fingerprint';
import { settings } from './settings.js';

export type { YcloudSettings } from './settings.js';

/** YCloud, API version 2. */
export default lazyProvider({
  id: 'ycloud',
  name: 'YCloud',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'phoneNumberId',
      'wabaId',
      'wabaName',
      'verifiedName',
      'status',
      'qualityRating',
      'messagingLimit',
      'nameStatus',
      'newVerifiedName',
      'newNameStatus',
      'codeVerificationStatus',
      'isOfficialBusinessAccount',
      'isOnBusinessApp',
    ],
    waba: [
      'name',
      'currency',
      'accountReviewStatus',
      'messageTemplateNamespace',
      'status',
      'businessVerificationStatus',
      'ownershipType',
      'country',
      'timezoneId',
      'businessId',
      'businessName',
      'messagingLimit',
    ],
  },
  settings,
  // The page "Rate limits". They belong to the account of the key.
  rateLimit: [
    { requests: 200, perMs: 1_000, key: ({ apiKey }) => fingerprint(apiKey) },
    { requests: 10_000, perMs: 3_600_000, key: ({ apiKey }) => fingerprint(apiKey) },
  ],
  stability: 'experimental',
  load: () => import('./account.js'),
});
