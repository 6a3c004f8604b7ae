import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { AlibabaSettings } from './settings.js';

/** Alibaba Cloud Chat App Message Service (CAMS), API version 2020-06-06. */
export default lazyProvider({
  id: 'alibaba',
  name: 'Alibaba Cloud',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'verifiedName',
      'status',
      'qualityRating',
      'messagingLimit',
      'nameStatus',
      'newNameStatus',
      'codeVerificationStatus',
      'isOfficialBusinessAccount',
      'callbacks',
    ],
    waba: [
      'name',
      'currency',
      'accountReviewStatus',
      'messageTemplateNamespace',
      'businessVerificationStatus',
      'country',
      'businessId',
      'businessName',
    ],
  },
  settings,
  // "10 queries per second for each user", for each action. One limit for all actions stays below it.
  rateLimit: { requests: 10, perMs: 1_000, key: ({ accessKeyId }) => accessKeyId },
  load: () => import('./account.js'),
});
