import type {
  EffectiveLimit,
  NumberStatus,
  PhoneNumber,
  QualityRating,
  Reason,
  ReasonCode,
  SendAbility,
  VerdictSource,
} from '@wabascope/core';
import type { ResultParts } from '../fetching/account-results.js';
import type { CallOptions } from '../fetching/side-by-side.js';
import type { NeededField, NumberGroup } from './group-keys.js';
import type { MoreGroups } from './groups.js';
import type { NotReported } from './not-reported.js';

export interface NumbersOptions extends CallOptions {
  /**
   * Cuts a page that is too large for the caller: gets the numbers of the page and returns how many of the first to
   * keep. At least one number stays, and `nextCursor` continues with the rest.
   */
  readonly fits?: ((numbers: readonly DirectoryNumber[]) => number) | undefined;
}

/** A number, its account, and whether it can send. */
export type DirectoryNumber = PhoneNumber & {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /** The safe verdict, by the rule of `assessNumber` in `@wabascope/core`. */
  readonly canSendMessage: SendAbility;
  /** `provider` when a health verdict of the provider was used or agrees; `inferred` otherwise. */
  readonly verdictFrom: VerdictSource;
  /** The provider's health verdict on the number. Present only when it differs from `canSendMessage`. */
  readonly providerVerdict?: SendAbility;
  /** Each code once, the most severe first. */
  readonly reasons: readonly Reason[];
  /** The messaging limit that applies, from the number and its WABA. Absent if neither reports one. */
  readonly effectiveLimit?: EffectiveLimit;
  /** With `duplicates: true`: the other accounts of the query that have this number. */
  readonly alsoIn?: readonly string[];
};

/**
 * How a `query` was interpreted.
 * - `phone-number`: numbers that begin with these digits, country code first.
 * - `digits`: the digits anywhere in a number or an ID, or a number in the national format of any country.
 * - `text`: the text anywhere in a number, a name or an ID.
 */
export interface QueryReadAs {
  readonly as: 'phone-number' | 'digits' | 'text';
  /** `phone-number`: E.164 or its beginning. `digits`: 0 to 9. `text`: the query. */
  readonly value: string;
  /** E.164: the other forms of the number that were searched. */
  readonly alsoAs?: readonly string[];
}

export interface NumbersResult extends ResultParts {
  readonly numbers: readonly DirectoryNumber[];
  /** Matching numbers on all pages. */
  readonly total: number;
  /** Opaque. Absent on the last page. */
  readonly nextCursor?: string;
  /** Counts of all matching numbers. */
  readonly summary: NumbersSummary;
  /** ISO 8601, UTC: when the oldest WABAs of the numbers were fetched. Absent if no account lists any. */
  readonly wabasAsOf?: string;
  /** Absent without a `query`. */
  readonly queryReadAs?: QueryReadAs;
  /** Present with `groupBy`: the worst first, at most 50. */
  readonly groups?: readonly NumberGroup[];
  /** The groups that are not shown, in one line. */
  readonly moreGroups?: MoreGroups;
  /**
   * By provider, the fields that the query needs and the provider does not report: their absence in a number means
   * nothing. Absent if there are none.
   */
  readonly notReported?: Readonly<Record<string, readonly NeededField[]>>;
}

export interface NumbersSummary {
  readonly byStatus: Readonly<Partial<Record<NumberStatus | NotReported, number>>>;
  readonly byQuality: Readonly<Partial<Record<QualityRating | NotReported, number>>>;
  readonly byCanSend: Readonly<Partial<Record<SendAbility, number>>>;
  /** A number counts for each of its reasons. */
  readonly byReason: Readonly<Partial<Record<ReasonCode, number>>>;
  readonly reach: Reach;
}

/** How many customers the numbers that can send may write to first in 24 hours, together. */
export interface Reach extends ReachSum {
  /** Numbers that can send and have no limit with a count. */
  readonly notReported: number;
  /**
   * Limits that are a number's or a portfolio's, which is not known, or those of a portfolio without a known ID. Numbers
   * may share them, so the sum is an upper bound.
   */
  readonly unknownScope: ReachSum & { readonly numbers: number };
}

export interface ReachSum {
  /** Customers per 24 hours: the sum of all limits with a count. A portfolio counts once. */
  readonly perDay: number;
  /** Numbers and portfolios without a maximum. */
  readonly unlimited: number;
}
