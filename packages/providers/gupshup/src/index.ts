import { lazyProvider } from '@wabascope/provider-kit';
import { type Settings, settings } from './settings.js';

export type { GupshupSettings } from './settings.js';

const key = ({ email }: Settings) => email.toLowerCase();

/** Gupshup, Partner API. */
export default lazyProvider({
  id: 'gupshup',
  name: 'Gupshup',
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
      'newVerifiedName',
      'newNameStatus',
      'throughput',
      'healthStatus',
    ],
    waba: ['name', 'status', 'ownershipType', 'messagingLimit'],
  },
  settings,
  // The page "Partner Rate Limits". The limits for each app are left out: a fetch makes a few calls to an app.
  rateLimit: [
    { requests: 10, perMs: 1_000, key },
    { requests: 10, perMs: 60_000, key, scope: 'login' },
  ],
  stability: 'experimental',
  load: () => import('./account.js'),
});
