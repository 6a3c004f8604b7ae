import { defineProvider } from '@wabascope/core';
import { openAccount } from './account.js';
import { settings } from './settings.js';

/** Acme, API version 1. It has no call for WABAs. */
export default defineProvider({
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
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
      'updatedAt',
    ],
    waba: [],
  },
  settings,
  create: openAccount,
});
