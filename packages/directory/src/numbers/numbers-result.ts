import type { NumberStatus, PhoneNumber, QualityRating, Reason, SendAbility, VerdictSource } from '@wabascope/core';
import type { ResultParts } from '../fetching/account-results.js';
import type { CallOptions } from '../fetching/side-by-side.js';
import type { NotReported } from './numbers-query.js';

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
  /** Id of the provider. */
  readonly provider: string;
  /** The safe verdict, by the rule of `assessNumber` in `@wabascope/core`. */
  readonly canSendMessage: SendAbility;
  /** `provider` when a health verdict of the provider was used or agrees; `inferred` otherwise. */
  readonly verdictFrom: VerdictSource;
  /** The provider's health verdict on the number. Present only when it differs from `canSendMessage`. */
  readonly providerVerdict?: SendAbility;
  /** Each code once, the most severe first. */
  readonly reasons: readonly Reason[];
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
  /** Absent without a `query`. */
  readonly queryReadAs?: QueryReadAs;
}

export interface NumbersSummary {
  readonly byStatus: Readonly<Partial<Record<NumberStatus | NotReported, number>>>;
  readonly byQuality: Readonly<Partial<Record<QualityRating | NotReported, number>>>;
  readonly byCanSend: Readonly<Partial<Record<SendAbility, number>>>;
}
