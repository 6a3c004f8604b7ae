/**
 * The closed sets of the model, in Meta's own words (WhatsApp Business Management API), because every provider
 * resells Meta and every user knows them. `UNKNOWN` means that the reported word is not understood, or that
 * the provider itself reports "unknown".
 */

/** Connection of a number. Meta's eleven words. */
export const numberStatuses = [
  'CONNECTED',
  'PENDING',
  'UNVERIFIED',
  'DISCONNECTED',
  'FLAGGED',
  'RATE_LIMITED',
  'RESTRICTED',
  'BANNED',
  'MIGRATED',
  'DELETED',
  'UNKNOWN',
] as const;
export type NumberStatus = (typeof numberStatuses)[number];

/** How recipients have rated the number's messages recently. */
export const qualityRatings = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] as const;
export type QualityRating = (typeof qualityRatings)[number];

/** Unique customers that a business may start conversations with in a rolling 24 hours. */
export const messagingLimitTiers = [
  'TIER_50',
  'TIER_250',
  'TIER_1K',
  'TIER_2K',
  'TIER_10K',
  'TIER_100K',
  'TIER_UNLIMITED',
  'UNTIERED',
  'UNKNOWN',
] as const;
export type MessagingLimitTier = (typeof messagingLimitTiers)[number];

/** What shares a messaging limit: since Graph API v24.0 the whole business portfolio, earlier a single number. */
export const messagingLimitScopes = ['portfolio', 'phone', 'unknown'] as const;
export type MessagingLimitScope = (typeof messagingLimitScopes)[number];

/** Review of a display name. */
export const nameStatuses = [
  'APPROVED',
  'AVAILABLE_WITHOUT_REVIEW',
  'PENDING_REVIEW',
  'DECLINED',
  'EXPIRED',
  'NONE',
  'UNKNOWN',
] as const;
export type NameStatus = (typeof nameStatuses)[number];

/** Ownership of the number, proven with a one-time password (not the two-step PIN). */
export const codeVerificationStatuses = ['VERIFIED', 'NOT_VERIFIED', 'EXPIRED', 'UNKNOWN'] as const;
export type CodeVerificationStatus = (typeof codeVerificationStatuses)[number];

/** Throughput level: `STANDARD` is 80 messages a second. */
export const throughputLevels = ['STANDARD', 'HIGH', 'NOT_APPLICABLE', 'UNKNOWN'] as const;
export type ThroughputLevel = (typeof throughputLevels)[number];

/** Where the number is hosted. */
export const platformTypes = ['CLOUD_API', 'ON_PREMISE', 'NOT_APPLICABLE', 'UNKNOWN'] as const;
export type PlatformType = (typeof platformTypes)[number];

/** A live number, or a test number that reaches allow-listed recipients only. */
export const accountModes = ['LIVE', 'SANDBOX', 'UNKNOWN'] as const;
export type AccountMode = (typeof accountModes)[number];

/** Meta's decision about a WhatsApp Business Account (WABA). */
export const accountReviewStatuses = ['APPROVED', 'PENDING', 'REJECTED', 'RESTRICTED', 'DISABLED', 'UNKNOWN'] as const;
export type AccountReviewStatus = (typeof accountReviewStatuses)[number];

/** State of a WABA. */
export const wabaStatuses = ['ACTIVE', 'RESTRICTED', 'DISABLED', 'PENDING', 'UNKNOWN'] as const;
export type WabaStatus = (typeof wabaStatuses)[number];

/** Verification of the business that owns a WABA; lower case, as Meta writes it. */
export const businessVerificationStatuses = [
  'verified',
  'not_verified',
  'pending',
  'pending_submission',
  'pending_need_more_info',
  'rejected',
  'failed',
  'revoked',
  'expired',
  'ineligible',
  'unknown',
] as const;
export type BusinessVerificationStatus = (typeof businessVerificationStatuses)[number];

/** The owner of a WABA, from the point of view of the account. */
export const ownershipTypes = ['SELF', 'CLIENT_OWNED', 'ON_BEHALF_OF', 'UNKNOWN'] as const;
export type OwnershipType = (typeof ownershipTypes)[number];

/** Whether messages can be sent; the words of Meta's health status. */
export const sendAbilities = ['AVAILABLE', 'LIMITED', 'BLOCKED', 'UNKNOWN'] as const;
export type SendAbility = (typeof sendAbilities)[number];

/** Where a verdict comes from: a health verdict of the provider, or what we infer from the other fields. */
export const verdictSources = ['provider', 'inferred'] as const;
export type VerdictSource = (typeof verdictSources)[number];
