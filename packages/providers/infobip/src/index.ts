import { lazyProvider } from '@wabascope/provider-kit';
import { type Settings, settings } from './settings.js';

export type { InfobipSettings } from './settings.js';

/** A limit of one call, in a second. The address identifies the account. */
const limit = (scope: string, requests: number) => {
  return { scope, requests, perMs: 1_000, key: ({ baseUrl }: Settings) => baseUrl };
};

/** Infobip, WhatsApp and Numbers APIs, version 1. It does not list WABAs. */
export default lazyProvider({
  id: 'infobip',
  name: 'Infobip',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
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
  // The throttling of each call in the API reference. The numbers list also allows bursts of two.
  rateLimit: [limit('quality', 10), limit('business-info', 10), limit('templates', 15), limit('numbers', 1)],
  stability: 'experimental',
  load: () => import('./account.js'),
});
