import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { AntgstSettings } from './settings.js';

/** ANTGST, WhatsApp API of wa.antgst.com, version 1. No documented rate limit. */
export default lazyProvider({
  id: 'antgst',
  name: 'ANTGST',
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
      'codeVerificationStatus',
      'throughput',
      'createdAt',
      'updatedAt',
    ],
    waba: [
      'name',
      'status',
      'businessVerificationStatus',
      'accountReviewStatus',
      'messagingLimit',
      'createdAt',
      'updatedAt',
    ],
  },
  settings,
  load: () => import('./account.js'),
});
