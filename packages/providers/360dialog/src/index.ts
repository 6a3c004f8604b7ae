import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { DialogSettings } from './settings.js';

/** 360dialog: the channels of a partner, or one number by its API key. */
export default lazyProvider({
  id: '360dialog',
  name: '360dialog',
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
      'newNameStatus',
      'codeVerificationStatus',
      'throughput',
      'isOfficialBusinessAccount',
      'isOnBusinessApp',
      'platformType',
      'accountMode',
      'healthStatus',
      'createdAt',
    ],
    waba: ['name', 'accountReviewStatus', 'messageTemplateNamespace', 'businessVerificationStatus', 'businessId'],
  },
  settings,
  // Documented for one call of partners. A public client keeps to it for all of them. Numbers have no documented limit.
  rateLimit: { requests: 5, perMs: 30_000, key: ({ partnerId }) => partnerId ?? 'no partner', scope: 'partner' },
  stability: 'experimental',
  load: () => import('./account.js'),
});
