import type { HealthIssue, HealthStatus } from './health.js';
import type { PhoneNumber } from './phone-number.js';
import { type MetaIssue, type Reason, type ReasonCode, reason } from './reasons.js';
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

/** Facts that block, even if a health check disagrees. */
export function hardFacts(number: PhoneNumber, waba: Waba | undefined): Reason[] {
  return [...reasons(because(hardStatus, number.status)), ...hardWabaFacts(waba)];
}

export function hardWabaFacts(waba: Waba | undefined): Reason[] {
  return reasons(because(hardReview, waba?.accountReviewStatus), because(hardWabaStatus, waba?.status));
}

/** What the fields of the number suggest. A health check of the number takes precedence. */
export function numberSignals(number: PhoneNumber): Reason[] {
  return reasons(
    because(softStatus, number.status ?? 'UNKNOWN'),
    because(softQuality, number.qualityRating),
    because(softName, number.nameStatus),
    because(softNewName, number.newNameStatus),
    because(softCode, number.codeVerificationStatus),
    number.callbacks?.replacedUrl === undefined ? undefined : 'callback-differs',
  );
}

/** What the fields of the WABA suggest. A health check of the number or of the WABA takes precedence. */
export function wabaSignals(waba: Waba | undefined): Reason[] {
  return reasons(
    because(softReview, waba?.accountReviewStatus),
    because(softWabaStatus, waba?.status),
    because(softBusiness, waba?.businessVerificationStatus),
    waba?.receivesWebhooks === false ? 'not-subscribed' : undefined,
  );
}

function because<Value extends string>(table: Because<Value>, value: Value | undefined): ReasonCode | undefined {
  return value === undefined ? undefined : table[value];
}

function reasons(...codes: readonly (ReasonCode | undefined)[]): Reason[] {
  return codes.filter((code) => code !== undefined).map(reason);
}

/** A known verdict of Meta. */
export type HealthVerdict = Exclude<SendAbility, 'UNKNOWN'>;

/** The level of a reason: the number, or the WABA and the entities that it depends on. */
type Level = 'health' | 'waba-health';

/** Entities that numbers share. The business and the app affect every number of a WABA. */
const shared: readonly string[] = ['WABA', 'BUSINESS', 'APP'];

/** The verdict of a health check. If its word is unknown, the worst of its issues, as Meta defines it. */
export function healthVerdict(health: HealthStatus | undefined): HealthVerdict | undefined {
  if (health === undefined) return undefined;
  if (health.canSendMessage !== 'UNKNOWN') return health.canSendMessage;
  const words = (health.issues ?? []).filter(({ about }) => about === undefined).map((issue) => issue.canSendMessage);
  return (['BLOCKED', 'LIMITED'] as const).find((word) => words.includes(word));
}

/** The reasons in the health of a number. */
export function numberHealthReasons(health: HealthStatus | undefined): Reason[] {
  return reasonsIn(health, 'health', ({ entity }) => (shared.includes(entity) ? 'waba-health' : 'health'));
}

/** The reasons in the health of a WABA. */
export function wabaHealthReasons(health: HealthStatus | undefined): Reason[] {
  return reasonsIn(health, 'waba-health', () => 'waba-health');
}

/** One reason for each known issue. If none explains the verdict, one reason for the verdict. */
function reasonsIn(health: HealthStatus | undefined, level: Level, levelOf: (issue: HealthIssue) => Level): Reason[] {
  if (health === undefined) return [];
  const found = (health.issues ?? []).flatMap((issue) => reasonsOf(issue, levelOf(issue)));
  const verdict = reasonsFor(healthVerdict(health), level);
  const isExplained = verdict.every(({ severity }) => found.some((each) => each.severity === severity));
  return isExplained ? found : [...verdict, ...found];
}

/** Meta's code for a payment method that is missing or fails ("Health status"). */
const paymentCode = 141_006;

function reasonsOf(issue: HealthIssue, level: Level): Reason[] {
  const found = messageReasons(issue, level);
  const meta = metaOf(issue);
  return meta === undefined ? found : found.map((each) => ({ ...each, meta }));
}

function messageReasons({ about, canSendMessage, code }: HealthIssue, level: Level): Reason[] {
  if (about === 'calls') return [reason(`${level}-calls`)];
  const found = reasonsFor(canSendMessage, level);
  return code === paymentCode ? found.map(({ severity }) => ({ ...reason('waba-payment'), severity })) : found;
}

function reasonsFor(ability: SendAbility | undefined, level: Level): Reason[] {
  if (ability === 'BLOCKED') return [reason(`${level}-blocked`)];
  return ability === 'LIMITED' ? [reason(`${level}-limited`)] : [];
}

function metaOf({ code, description, solution }: HealthIssue): MetaIssue | undefined {
  const meta = {
    ...(code === undefined ? {} : { code }),
    ...(description === undefined ? {} : { description }),
    ...(solution === undefined ? {} : { solution }),
  };
  return Object.keys(meta).length === 0 ? undefined : meta;
}
