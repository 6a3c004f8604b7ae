import { defineProvider } from '@wabascope/core';
import { openAccount } from './account.js';
import { settings } from './settings.js';

/** NXCloud (牛信云), WhatsApp API of api2.nxcloud.com. It documents no rate limit. */
export default defineProvider({
  specificationVersion: 1,
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
  create: openAccount,
});
