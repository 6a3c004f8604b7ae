import type { PhoneNumber } from './phone-number.js';
import { type Reason, type ReasonCode, reason } from './reasons.js';
import type {
  AccountReviewStatus,
  BusinessVerificationStatus,
  CodeVerificationStatus,
  NameStatus,
  NumberStatus,
  QualityRating,
  SendAbility,
  WabaStatus,
} from './vocabulary.js';
import type { Waba } from './waba.js';

/** Whether a number can send today, and why not. */
export interface Assessment {
  /** Meta's own verdict where the provider passes it on (`healthStatus`), else what we derive. */
  readonly canSendMessage: SendAbility;
  /** What follows from status, quality, name and WABA alone. Differs from `canSendMessage` only where Meta overrules. */
  readonly derived: SendAbility;
  /** The gravest first. */
  readonly reasons: readonly Reason[];
}

type Because<Value extends string> = Partial<Record<Value, ReasonCode>>;

const becauseOfStatus: Because<NumberStatus> = {
  BANNED: 'number-banned',
  MIGRATED: 'number-migrated',
  DELETED: 'number-deleted',
  DISCONNECTED: 'number-disconnected',
  UNVERIFIED: 'number-unverified',
  PENDING: 'number-pending',
  FLAGGED: 'number-flagged',
  RATE_LIMITED: 'number-rate-limited',
  RESTRICTED: 'number-restricted',
  UNKNOWN: 'status-unknown',
};
const becauseOfQuality: Because<QualityRating> = { RED: 'quality-red', YELLOW: 'quality-yellow' };
const becauseOfName: Because<NameStatus> = {
  DECLINED: 'name-declined',
  EXPIRED: 'name-expired',
  PENDING_REVIEW: 'name-pending-review',
};
const becauseOfNewName: Because<NameStatus> = { DECLINED: 'new-name-declined' };
const becauseOfCode: Because<CodeVerificationStatus> = {
  NOT_VERIFIED: 'code-not-verified',
  EXPIRED: 'code-verification-expired',
};
const becauseOfReview: Because<AccountReviewStatus> = {
  REJECTED: 'waba-rejected',
  DISABLED: 'waba-disabled',
  RESTRICTED: 'waba-restricted',
  PENDING: 'waba-pending',
};
const becauseOfWaba: Because<WabaStatus> = {
  DISABLED: 'waba-disabled',
  RESTRICTED: 'waba-restricted',
  PENDING: 'waba-pending',
};
const becauseOfBusiness: Because<BusinessVerificationStatus> = {
  not_verified: 'business-not-verified',
  pending_submission: 'business-not-verified',
  pending_need_more_info: 'business-not-verified',
  rejected: 'business-not-verified',
  failed: 'business-not-verified',
  revoked: 'business-not-verified',
  expired: 'business-not-verified',
};
const becauseOfHealth: Because<SendAbility> = { BLOCKED: 'health-blocked', LIMITED: 'health-limited' };

const order = { blocking: 0, limiting: 1, notice: 2 } as const;

/** Answers "can this number send today, and if not, what do I do?". Pass its WABA to take that into account. */
export function assessNumber(number: PhoneNumber, waba?: Waba): Assessment {
  const own = [
    because(becauseOfStatus, number.status ?? 'UNKNOWN'),
    because(becauseOfQuality, number.qualityRating),
    because(becauseOfName, number.nameStatus),
    because(becauseOfNewName, number.newNameStatus),
    because(becauseOfCode, number.codeVerificationStatus),
    because(becauseOfReview, waba?.accountReviewStatus),
    because(becauseOfWaba, waba?.status),
    because(becauseOfBusiness, waba?.businessVerificationStatus),
    because(becauseOfHealth, waba?.healthStatus?.canSendMessage),
  ];
  const derived = verdict(reasonsFor(own));
  const health = number.healthStatus?.canSendMessage ?? 'UNKNOWN';
  return {
    canSendMessage: health === 'UNKNOWN' ? derived : health,
    derived,
    reasons: reasonsFor([because(becauseOfHealth, health), ...own]),
  };
}

function because<Value extends string>(table: Because<Value>, value: Value | undefined): ReasonCode | undefined {
  return value === undefined ? undefined : table[value];
}

/** Each reason once, the gravest first. */
function reasonsFor(codes: readonly (ReasonCode | undefined)[]): Reason[] {
  const known = [...new Set(codes)].filter((code) => code !== undefined);
  return known.map(reason).sort((a, b) => order[a.severity] - order[b.severity]);
}

function verdict(reasons: readonly Reason[]): SendAbility {
  if (reasons.some(({ severity }) => severity === 'blocking')) return 'BLOCKED';
  if (reasons.some(({ severity }) => severity === 'limiting')) return 'LIMITED';
  return reasons.some(({ code }) => code === 'status-unknown') ? 'UNKNOWN' : 'AVAILABLE';
}
