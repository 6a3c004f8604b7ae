import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { AwsSettings } from './settings.js';

/** AWS End User Messaging Social, API version 2024-01-01. */
export default lazyProvider({
  id: 'aws',
  name: 'AWS End User Messaging Social',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'phoneNumberId',
      'wabaId',
      'wabaName',
      'verifiedName',
      'qualityRating',
    ],
    waba: ['name', 'status'],
  },
  settings,
  // "ListWhatsAppBusinessAccount: 10 a second" for an AWS account in a Region. No rate is documented for the details of
  // a WABA. One limit for both stays below the documented one.
  rateLimit: { requests: 10, perMs: 1_000, key: ({ accessKeyId, region }) => `${accessKeyId} ${region}` },
  stability: 'experimental',
  load: () => import('./account.js'),
});
