import type { PhoneNumber } from './phone-number.js';
import { type Reason, type ReasonCode, reason } from './reasons.js';
import type {
  AccountReviewStatus,
  BusinessVerificationStatus,
  CodeVerificationStatus,
  NameStatus,
  NumberStatus,
  QualityRating,
  WabaStatus,
} from './vocabulary.js';
import type { Waba } from './waba.js';

type Because<Value extends string> = Partial<Record<Value, ReasonCode>>;

const hardStatus: Because<NumberStatus> = {
  BANNED: 'number-banned',
  MIGRATED: 'number-migrated',
  DELETED: 'number-deleted',
  DISCONNECTED: 'number-disconnected',
  UNVERIFIED: 'number-unverified',
  PENDING: 'number-pending',
};
const hardReview: Because<AccountReviewStatus> = { REJECTED: 'waba-rejected', DISABLED: 'waba-disabled' };
const hardWabaStatus: Because<WabaStatus> = { DISABLED: 'waba-disabled' };

const softStatus: Because<NumberStatus> = {
  FLAGGED: 'number-flagged',
  RATE_LIMITED: 'number-rate-limited',
  RESTRICTED: 'number-restricted',
  UNKNOWN: 'status-unknown',
};
const softQuality: Because<QualityRating> = { RED: 'quality-red', YELLOW: 'quality-yellow' };
const softName: Because<NameStatus> = {
  DECLINED: 'name-declined',
  EXPIRED: 'name-expired',
  PENDING_REVIEW: 'name-pending-review',
};
const softNewName: Because<NameStatus> = { DECLINED: 'new-name-declined' };
const softCode: Because<CodeVerificationStatus> = {
  NOT_VERIFIED: 'code-not-verified',
  EXPIRED: 'code-verification-expired',
};
const softReview: Because<AccountReviewStatus> = { RESTRICTED: 'waba-restricted', PENDING: 'waba-pending' };
const softWabaStatus: Because<WabaStatus> = { RESTRICTED: 'waba-restricted', PENDING: 'waba-pending' };
const softBusiness: Because<BusinessVerificationStatus> = {
  not_verified: 'business-not-verified',
  pending_submission: 'business-not-verified',
  pending_need_more_info: 'business-not-verified',
  rejected: 'business-not-verified',
  failed: 'business-not-verified',
  revoked: 'business-not-verified',
  expired: 'business-not-verified',
};

/** Facts that block, whatever a health check says. */
export function hardFacts(number: PhoneNumber, waba: Waba | undefined): Reason[] {
  return reasons(
    because(hardStatus, number.status),
    because(hardReview, waba?.accountReviewStatus),
    because(hardWabaStatus, waba?.status),
  );
}

/** What the fields of the number suggest. A health check of the number knows better. */
export function numberSignals(number: PhoneNumber): Reason[] {
  return reasons(
    because(softStatus, number.status ?? 'UNKNOWN'),
    because(softQuality, number.qualityRating),
    because(softName, number.nameStatus),
    because(softNewName, number.newNameStatus),
    because(softCode, number.codeVerificationStatus),
  );
}

/** What the fields of the WABA suggest. A health check of the number or of the WABA knows better. */
export function wabaSignals(waba: Waba | undefined): Reason[] {
  return reasons(
    because(softReview, waba?.accountReviewStatus),
    because(softWabaStatus, waba?.status),
    because(softBusiness, waba?.businessVerificationStatus),
  );
}

function because<Value extends string>(table: Because<Value>, value: Value | undefined): ReasonCode | undefined {
  return value === undefined ? undefined : table[value];
}

function reasons(...codes: readonly (ReasonCode | undefined)[]): Reason[] {
  return codes.filter((code) => code !== undefined).map(reason);
}
