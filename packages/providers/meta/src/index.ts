import { lazyProvider } from '@wabascope/provider-kit';
import { settings } from './settings.js';

export type { MetaSettings } from './settings.js';

/**
 * The Graph API of Meta, which every other provider resells.
 *
 * No `rateLimit`: Meta allows 200 calls an hour, or 5,000 once a number is registered, for each app and WABA, and a listing
 * makes two or three calls to each WABA. No limit per account expresses that. Meta reports its counters and waits in the
 * headers of its error responses, and without a declared limit the host makes only a few calls at a time.
 */
export default lazyProvider({
  id: 'meta',
  name: 'Meta Cloud API',
  reports: {
    number: [
      'phoneNumber',
      'displayPhoneNumber',
      'phoneNumberId',
      'wabaId',
      'wabaName',
      'verifiedName',
      'newVerifiedName',
      'status',
      'qualityRating',
      'messagingLimit',
      'nameStatus',
      'newNameStatus',
      'codeVerificationStatus',
      'throughput',
      'isOfficialBusinessAccount',
      'isOnBusinessApp',
      'platformType',
      'accountMode',
      'callbacks',
      'healthStatus',
    ],
    waba: [
      'name',
      'currency',
      'accountReviewStatus',
      'messageTemplateNamespace',
      'status',
      'businessVerificationStatus',
      'ownershipType',
      'country',
      'timezoneId',
      'businessId',
      'businessName',
      'messagingLimit',
      'healthStatus',
      'receivesWebhooks',
      'createdAt',
    ],
  },
  settings,
  fetchesOneWaba: true,
  describesCredential: true,
  load: () => import('./account.js'),
});
