import { lazyProvider } from '@wabascope/provider-kit';
import { fingerprint } from '@wabascope/provider-kit/fingerprint';
import { settings } from './settings.js';

export type { PluginSettings } from './settings.js';

/** Acme, API version 1. It does not list WABAs. */
export default lazyProvider({
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
  // The limit that Acme documents, with the page that states it: ten requests a second for a key. Accounts with the same
  // `key` share the limit. It is logged, so it is a fingerprint of the API key. Without a documented limit, remove this.
  rateLimit: { requests: 10, perMs: 1_000, key: ({ apiKey }) => fingerprint(apiKey) },
  // Remove this once the plugin works with real accounts, and its settings no longer change.
  stability: 'experimental',
  load: () => import('./account.js'),
});
