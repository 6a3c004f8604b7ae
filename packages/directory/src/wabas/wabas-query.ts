import type { AccountReviewStatus, BusinessVerificationStatus, SendAbility, WabaStatus } from '@wabascope/core';
import type { NotReported } from '../numbers/not-reported.js';

export const wabaGroupKeys = [
  'account',
  'provider',
  'review',
  'status',
  'businessVerification',
  'health',
  'currency',
] as const;

/** What WABAs can be counted by. */
export type WabaGroupKey = (typeof wabaGroupKeys)[number];

/** Filters combine with AND, the values of one filter with OR. An empty list does not filter. */
export interface WabasQuery {
  /** An alias. All accounts if omitted. */
  readonly account?: string | undefined;
  readonly wabaId?: string | undefined;
  /** ID of the business portfolio that owns the WABA. */
  readonly businessId?: string | undefined;
  readonly review?: readonly (AccountReviewStatus | NotReported)[] | undefined;
  readonly status?: readonly (WabaStatus | NotReported)[] | undefined;
  readonly businessVerification?: readonly (BusinessVerificationStatus | NotReported)[] | undefined;
  /** Meta's verdict on the WABA. */
  readonly health?: readonly (SendAbility | NotReported)[] | undefined;
  /** Counts the matches by one or two keys, in `groups`. */
  readonly groupBy?: readonly WabaGroupKey[] | undefined;
  /** Also fetches the numbers of the accounts, and counts those of each WABA. */
  readonly withNumbers?: boolean | undefined;
  /** WABAs per page: 0 to 100. If omitted, 25, or 0 with `groupBy`. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the previous page, with the same filters. */
  readonly cursor?: string | undefined;
  /** As in `NumbersQuery`. */
  readonly maxAgeSeconds?: number | undefined;
}
