import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { NxcloudSettings } from './settings.js';

/** NXCloud (牛信云), WhatsApp API of api2.nxcloud.com. No documented rate limit. */
export default lazyProvider({
  id: 'nxcloud',
  name: 'NXCloud',
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
      'nameStatus',
      'codeVerificationStatus',
    ],
    waba: ['name'],
  },
  settings,
  load: () => import('./account.js'),
});
