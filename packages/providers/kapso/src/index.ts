import { lazyProvider } from '@wabascope/provider-kit';
import { fingerprint } from '@wabascope/provider-kit/fingerprint';
import { type Settings, settings } from './settings.js';

export type { KapsoSettings } from './settings.js';

/** Limits apply to an API key. */
const key = ({ apiKey }: Settings) => fingerprint(apiKey);

/** Kapso, Platform API v1, and its proxy of Meta's Graph API v24.0 for WABAs. */
export default lazyProvider({
  id: 'kapso',
  name: 'Kapso',
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
      'codeVerificationStatus',
      'isOfficialBusinessAccount',
      'isOnBusinessApp',
      'healthStatus',
      'createdAt',
      'updatedAt',
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
      'messagingLimit',
    ],
  },
  settings,
  // The first is that of the free plan ("Platform API overview"). The others are in "Health Check Interpretation".
  rateLimit: [
    { requests: 100, perMs: 60_000, key },
    { requests: 5, perMs: 1_000, key, scope: 'health' },
    { requests: 60, perMs: 60_000, key, scope: 'health' },
  ],
  fetchesOneWaba: true,
  stability: 'experimental',
  load: () => import('./account.js'),
});
