import {
  accountModes,
  accountReviewStatuses,
  businessVerificationStatuses,
  codeVerificationStatuses,
  messagingLimitTiers,
  nameStatuses,
  numberStatuses,
  ownershipTypes,
  platformTypes,
  qualityRatings,
  sendAbilities,
  throughputLevels,
  wabaStatuses,
} from '@wabascope/core';
import { wordTable } from './row-reader.js';

/**
 * Meta's words and the synonyms in Meta's documents (Graph API reference, OpenAPI description v23.0, business SDK 24.0). A
 * provider adds its own with `metaWords.status.with({ … })`.
 */
export const metaWords = {
  status: wordTable(numberStatuses, { LINKED: 'CONNECTED', UNLINKED: 'DISCONNECTED' }),
  qualityRating: wordTable(qualityRatings, { NA: 'UNKNOWN' }),
  messagingLimit: wordTable(messagingLimitTiers, { TIER_NOT_SET: 'UNKNOWN' }),
  nameStatus: wordTable(nameStatuses),
  codeVerificationStatus: wordTable(codeVerificationStatuses, { UNVERIFIED: 'NOT_VERIFIED' }),
  throughput: wordTable(throughputLevels),
  platformType: wordTable(platformTypes),
  accountMode: wordTable(accountModes),
  accountReviewStatus: wordTable(accountReviewStatuses, { LIMIT_REACHED: 'RESTRICTED', DEFERRED: 'PENDING' }),
  businessVerificationStatus: wordTable(businessVerificationStatuses, { UNVERIFIED: 'not_verified' }),
  wabaStatus: wordTable(wabaStatuses, {
    INACTIVE: 'DISABLED',
    BANNED: 'DISABLED',
    // Of bans, in the webhook account_update.
    SCHEDULE_FOR_DISABLE: 'RESTRICTED',
    DISABLE: 'DISABLED',
    REINSTATE: 'ACTIVE',
  }),
  ownershipType: wordTable(ownershipTypes, { SELF_OWNED: 'SELF', AGENCY_OWNED: 'ON_BEHALF_OF' }),
  canSendMessage: wordTable(sendAbilities),
} as const;
