import type { PhoneNumber } from './phone-number.js';
import type { Reason, ReasonCode } from './reasons.js';
import {
  type HealthVerdict,
  hardFacts,
  hardWabaFacts,
  healthVerdict,
  numberHealthReasons,
  numberSignals,
  wabaHealthReasons,
  wabaSignals,
} from './signals.js';
import type { SendAbility, VerdictSource } from './vocabulary.js';
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
