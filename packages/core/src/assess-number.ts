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
  VerdictSource,
  WabaStatus,
} from './vocabulary.js';
import type { Waba } from './waba.js';

/** Whether a number can send today, and why not. */
export interface Assessment {
  /** The safe verdict. `BLOCKED` means at least one `blocking` reason, `LIMITED` at least one `limiting` one. */
  readonly canSendMessage: SendAbility;
  /** `provider` when a health verdict of the provider was used or agrees; `inferred` otherwise. */
  readonly verdictFrom: VerdictSource;
  /** The provider's health verdict on the number. Present only when it differs from `canSendMessage`. */
  readonly providerVerdict?: SendAbility;
  /** Each code once, the most severe first. */
  readonly reasons: readonly Reason[];
}

const order = { blocking: 0, limiting: 1, notice: 2 } as const;
/** The maximum severity of other reasons, by health verdict. */
const maxSeverity = { BLOCKED: 'blocking', LIMITED: 'limiting', AVAILABLE: 'notice' } as const;

/**
 * Assesses whether a number can send today, and what to do if not. Pass its WABA to include it.
 *
 * A hard fact always blocks: a number that is `BANNED`, `MIGRATED`, `DELETED`, `DISCONNECTED`,
 * `UNVERIFIED` or `PENDING`, a WABA that is `REJECTED` or `DISABLED`. Without one, the provider's health verdict on the
 * number counts, and the other fields can only add less severe reasons. A health verdict on the WABA alone replaces what
 * the fields of the WABA suggest, and limits the verdict. It does not describe the number itself.
 */
export function assessNumber(number: PhoneNumber, waba?: Waba): Assessment {
  const ofNumber = healthVerdict(number.healthStatus);
  const ofWaba = healthVerdict(waba?.healthStatus);
  const reasons = arranged([
    ...hardFacts(number, waba),
    ...atMost(ofNumber, [
      ...numberHealthReasons(number.healthStatus),
      ...wabaHealthReasons(waba?.healthStatus),
      ...numberSignals(number),
      ...atMost(ofWaba, wabaSignals(waba)),
    ]),
  ]);
  const canSendMessage = verdict(reasons, ofNumber);
  return {
    canSendMessage,
    verdictFrom: (ofNumber ?? ofWaba) === canSendMessage ? 'provider' : 'inferred',
    ...(ofNumber === undefined || ofNumber === canSendMessage ? {} : { providerVerdict: ofNumber }),
    reasons,
  };
}

/** Whether the state of a WABA lets its numbers send, and why not. A number may have other problems. */
export type WabaAssessment = Pick<Assessment, 'canSendMessage' | 'reasons'>;

/** Assesses a WABA by the rules of `assessNumber`. `UNKNOWN` if the provider reports neither its state nor its health. */
export function assessWaba(waba: Waba): WabaAssessment {
  const health = healthVerdict(waba.healthStatus);
  const others = [...wabaHealthReasons(waba.healthStatus), ...wabaSignals(waba)];
  const reasons = arranged([...hardWabaFacts(waba), ...atMost(health, others)]);
  const { accountReviewStatus = 'UNKNOWN', status = 'UNKNOWN' } = waba;
  const isKnown = health !== undefined || accountReviewStatus !== 'UNKNOWN' || status !== 'UNKNOWN';
  const canSendMessage = verdict(reasons, health);
  return { canSendMessage: canSendMessage === 'AVAILABLE' && !isKnown ? 'UNKNOWN' : canSendMessage, reasons };
}

/** The reasons, none of them more severe than the health verdict. */
function atMost(health: HealthVerdict | undefined, reasons: readonly Reason[]): readonly Reason[] {
  if (health === undefined || reasons.length === 0) return reasons;
  const severity = maxSeverity[health];
  return reasons.map((each) => (order[each.severity] < order[severity] ? { ...each, severity } : each));
}

/** Each code once, with Meta's explanation if any reason with that code has one. The most severe first. */
function arranged(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const byCode = new Map<ReasonCode, Reason>();
  for (const each of reasons) {
    const first = byCode.get(each.code);
    if (first === undefined || (first.meta === undefined && each.meta !== undefined)) byCode.set(each.code, each);
  }
  return [...byCode.values()].sort((a, b) => order[a.severity] - order[b.severity]);
}

function verdict(reasons: readonly Reason[], health: HealthVerdict | undefined): SendAbility {
  if (reasons.some(({ severity }) => severity === 'blocking')) return 'BLOCKED';
  if (reasons.some(({ severity }) => severity === 'limiting')) return 'LIMITED';
  if (health !== undefined) return health;
  return reasons.some(({ code }) => code === 'status-unknown') ? 'UNKNOWN' : 'AVAILABLE';
}

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
function hardFacts(number: PhoneNumber, waba: Waba | undefined): Reason[] {
  return [...reasonsWith(because(hardStatus, number.status)), ...hardWabaFacts(waba)];
}

function hardWabaFacts(waba: Waba | undefined): Reason[] {
  return reasonsWith(because(hardReview, waba?.accountReviewStatus), because(hardWabaStatus, waba?.status));
}

/** What the fields of the number suggest. A health check of the number takes precedence. */
function numberSignals(number: PhoneNumber): Reason[] {
  return reasonsWith(
    because(softStatus, number.status ?? 'UNKNOWN'),
    because(softQuality, number.qualityRating),
    because(softName, number.nameStatus),
    because(softNewName, number.newNameStatus),
    because(softCode, number.codeVerificationStatus),
    number.callbacks?.replacedUrl === undefined ? undefined : 'callback-differs',
  );
}

/** What the fields of the WABA suggest. A health check of the number or of the WABA takes precedence. */
function wabaSignals(waba: Waba | undefined): Reason[] {
  return reasonsWith(
    because(softReview, waba?.accountReviewStatus),
    because(softWabaStatus, waba?.status),
    because(softBusiness, waba?.businessVerificationStatus),
    waba?.receivesWebhooks === false ? 'not-subscribed' : undefined,
  );
}

function because<Value extends string>(table: Because<Value>, value: Value | undefined): ReasonCode | undefined {
  return value === undefined ? undefined : table[value];
}

function reasonsWith(...codes: readonly (ReasonCode | undefined)[]): Reason[] {
  return codes.filter((code) => code !== undefined).map(reason);
}

/** A known verdict of Meta. */
type HealthVerdict = Exclude<SendAbility, 'UNKNOWN'>;

/** The level of a reason: the number, or the WABA and the entities that it depends on. */
type Level = 'health' | 'waba-health';

/** Entities that numbers share. The business and the app affect every number of a WABA. */
const shared: readonly string[] = ['WABA', 'BUSINESS', 'APP'];

/** The verdict of a health check. If its word is unknown, the worst of its issues, as Meta defines it. */
function healthVerdict(health: HealthStatus | undefined): HealthVerdict | undefined {
  if (health === undefined) return undefined;
  if (health.canSendMessage !== 'UNKNOWN') return health.canSendMessage;
  const words = (health.issues ?? []).filter(({ about }) => about === undefined).map((issue) => issue.canSendMessage);
  return (['BLOCKED', 'LIMITED'] as const).find((word) => words.includes(word));
}

/** The reasons in the health of a number. */
function numberHealthReasons(health: HealthStatus | undefined): Reason[] {
  return reasonsIn(health, 'health', ({ entity }) => (shared.includes(entity) ? 'waba-health' : 'health'));
}

/** The reasons in the health of a WABA. */
function wabaHealthReasons(health: HealthStatus | undefined): Reason[] {
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
