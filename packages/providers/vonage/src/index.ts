import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { VonageSettings } from './settings.js';

/** The Channel Manager API of Vonage, version 0.6.2 (beta). It documents no rate limit and no row of a number. */
export default lazyProvider({
  id: 'vonage',
  name: 'Vonage',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'wabaId',
      'wabaName',
      'verifiedName',
      'status',
      'qualityRating',
      'messagingLimit',
    ],
    waba: ['name', 'accountReviewStatus', 'currency', 'timezoneId'],
  },
  settings,
  stability: 'experimental',
  load: () => import('./account.js'),
});
