import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { AwalSettings } from './settings.js';

/** Awal Chat, developer API v1. It does not list WABAs. */
export default lazyProvider({
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
  // The page "Rate Limiting" allows 200 requests a minute to retrieval endpoints, and does not list this one.
  rateLimit: { requests: 200, perMs: 60_000, key: ({ domain, clientId }) => `${domain} ${clientId}` },
  load: () => import('./account.js'),
});
