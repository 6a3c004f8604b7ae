import { lazyProvider } from '@wabascope/provider-kit';
import { fingerprint } from '@wabascope/provider-kit/fingerprint';
import { type Settings, settings } from './settings.js';

export type { YcloudSettings } from './settings.js';

/** The limits belong to the account of the key, and the key is its only setting. */
const key = ({ apiKey }: Settings) => fingerprint(apiKey);

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
  // The page "Rate limits".
  rateLimit: [
    { requests: 200, perMs: 1_000, key },
    { requests: 10_000, perMs: 3_600_000, key },
  ],
  stability: 'experimental',
  load: () => import('./account.js'),
});
