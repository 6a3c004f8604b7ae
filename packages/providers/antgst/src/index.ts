import { defineProvider } from '@wabascope/core';
import { openAccount } from './account.js';
import { settings } from './settings.js';

/** ANTGST, WhatsApp API of wa.antgst.com, version 1. It documents no rate limit. */
export default defineProvider({
  specificationVersion: 1,
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
  create: openAccount,
});
