import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { ZernioSettings } from './settings.js';

/** Zernio (formerly Late), API version 1. Its rate limit is not published. */
export default lazyProvider({
  id: 'zernio',
  name: 'Zernio',
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
      'throughput',
      'isOfficialBusinessAccount',
      'platformType',
      'healthStatus',
    ],
    waba: ['name', 'businessVerificationStatus', 'timezoneId', 'healthStatus'],
  },
  settings,
  stability: 'experimental',
  load: () => import('./account.js'),
});
