import { lazyProvider } from '@wabascope/provider-kit';
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
  load: () => import('./account.js'),
});
