import { defineProvider } from '@wabascope/core';
import { openAccount } from './account.js';
import { settings } from './settings.js';

/**
 * The Graph API of Meta, which every other provider resells.
 *
 * No `rateLimit`: Meta counts 200 calls an hour, or 5,000 once a number is registered, for each app *and WABA*, and a
 * listing makes two or three calls to each WABA. No budget of an account expresses that: 5,000 an hour for the token
 * would let a business with 2,500 WABAs be listed once an hour, where Meta allows it a thousand times. What Meta
 * counts and when to come back is in the headers of its refusals, and without a declared limit the host makes only a
 * few calls at a time.
 */
export default defineProvider({
  specificationVersion: 1,
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
      'status',
      'qualityRating',
      'messagingLimit',
      'nameStatus',
      'newNameStatus',
      'codeVerificationStatus',
      'throughput',
      'isOfficialBusinessAccount',
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
      'createdAt',
    ],
  },
  settings,
  fetchesOneWaba: true,
  create: openAccount,
});
