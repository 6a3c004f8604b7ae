import { defineProvider } from '@wabascope/core';
import { openAccount } from './account.js';
import { settings } from './settings.js';

/** Awal Chat, developer API v1. It has no call for WABAs. */
export default defineProvider({
  specificationVersion: 1,
  id: 'awal',
  name: 'Awal Chat',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'phoneNumberId',
      'verifiedName',
      'status',
      'qualityRating',
      'messageTemplateCount',
      'createdAt',
      'updatedAt',
    ],
    waba: [],
  },
  settings,
  // The page "Rate Limiting" gives retrieval endpoints 200 a minute and does not list this one.
  rateLimit: { requests: 200, perMs: 60_000, key: ({ domain, clientId }) => `${domain} ${clientId}` },
  create: openAccount,
});
