import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { TwilioSettings } from './settings.js';

/** Twilio, Messaging API v2, Senders. Twilio limits concurrent requests and documents no number, so there is no `rateLimit`. */
export default lazyProvider({
  id: 'twilio',
  name: 'Twilio',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'wabaId',
      'verifiedName',
      'status',
      'qualityRating',
      'messagingLimit',
      'newVerifiedName',
      'newNameStatus',
      'callbacks',
    ],
    waba: [],
  },
  settings,
  stability: 'experimental',
  load: () => import('./account.js'),
});
