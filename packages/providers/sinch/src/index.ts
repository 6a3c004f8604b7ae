import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { SinchSettings } from './settings.js';

/** Sinch, Provisioning API, version 1. No documented rate limit. */
export default lazyProvider({
  id: 'sinch',
  name: 'Sinch',
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
      'newVerifiedName',
      'newNameStatus',
      'platformType',
      'createdAt',
      'updatedAt',
    ],
    waba: ['name', 'businessId', 'accountReviewStatus', 'status', 'messagingLimit', 'currency', 'country'],
  },
  settings,
  stability: 'experimental',
  load: () => import('./account.js'),
});
