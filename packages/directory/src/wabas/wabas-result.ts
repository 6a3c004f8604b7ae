import type {
  AccountReviewStatus,
  BusinessVerificationStatus,
  Reason,
  ReasonCode,
  SendAbility,
  Waba,
  WabaField,
  WabaStatus,
} from '@wabascope/core';
import type { ResultParts } from '../fetching/account-results.js';
import type { CallOptions } from '../fetching/side-by-side.js';
import type { Group, GroupCounts, MoreGroups } from '../numbers/groups.js';
import type { NotReported } from '../numbers/not-reported.js';
import type { WabaGroupKey } from './wabas-query.js';

export interface WabasOptions extends CallOptions {
  /** As in `NumbersOptions`, for the WABAs of the page. */
  readonly fits?: ((wabas: readonly DirectoryWaba[]) => number) | undefined;
}

export type DirectoryWaba = Waba & {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /** Whether the state of the WABA lets its numbers send, by the rule of `assessWaba` in `@wabascope/core`. */
  readonly canSendMessage: SendAbility;
  /** Each code once, the most severe first. */
  readonly reasons: readonly Reason[];
  /** With `withNumbers`: the numbers of the WABA in this account. */
  readonly numbers?: GroupCounts;
};

export interface WabasResult extends ResultParts {
  /** One page, those whose numbers cannot send first. */
  readonly wabas: readonly DirectoryWaba[];
  /** Matching WABAs on all pages. */
  readonly total: number;
  /** Opaque. Absent on the last page. */
  readonly nextCursor?: string;
  /** Counts of all matching WABAs. */
  readonly summary: WabasSummary;
  /** Present with `groupBy`: the worst first, at most 50. */
  readonly groups?: readonly Group<WabaGroupKey>[];
  /** The groups that are not shown, in one line. */
  readonly moreGroups?: MoreGroups;
  /** IDs of the chosen accounts' providers that have no call for WABAs. Absent if all have one. */
  readonly withoutWabas?: readonly string[];
  /** By provider, the fields that the query needs and the provider does not report. Absent if there are none. */
  readonly notReported?: Readonly<Record<string, readonly WabaField[]>>;
}

export interface WabasSummary {
  readonly byReview: Readonly<Partial<Record<AccountReviewStatus | NotReported, number>>>;
  readonly byStatus: Readonly<Partial<Record<WabaStatus | NotReported, number>>>;
  readonly byBusinessVerification: Readonly<Partial<Record<BusinessVerificationStatus | NotReported, number>>>;
  readonly byCanSend: Readonly<Partial<Record<SendAbility, number>>>;
  /** A WABA counts for each of its reasons. */
  readonly byReason: Readonly<Partial<Record<ReasonCode, number>>>;
}
