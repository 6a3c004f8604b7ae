import { defineProvider } from '@wabascope/core';
import { openAccount } from './account.js';
import { settings } from './settings.js';

/** Alibaba Cloud Chat App Message Service (CAMS), API version 2020-06-06. */
export default defineProvider({
  specificationVersion: 1,
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
  // "10 queries per second for each user", for each of the actions; one budget for all of them stays below it.
  rateLimit: { requests: 10, perMs: 1_000, key: ({ accessKeyId }) => accessKeyId },
  create: openAccount,
});
