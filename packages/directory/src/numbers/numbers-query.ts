import type {
  AccountMode,
  MessagingLimitTier,
  NameStatus,
  NumberField,
  NumberStatus,
  QualityRating,
  ReasonCode,
  SendAbility,
} from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { GroupKey, NeededField } from './group-keys.js';
import type { NotReported } from './not-reported.js';
import type { RowPosition } from './number-rows.js';
import type { NumberingPlans } from './numbering-plans.js';

/** Filters combine with AND, the values of one filter with OR. An empty list does not filter. */
export interface NumbersQuery {
  /** Aliases. */
  readonly accounts?: readonly string[] | undefined;
  /** IDs of providers. */
  readonly providers?: readonly string[] | undefined;
  readonly status?: readonly (NumberStatus | NotReported)[] | undefined;
  readonly quality?: readonly (QualityRating | NotReported)[] | undefined;
  readonly canSend?: readonly SendAbility[] | undefined;
  /** Numbers with at least one of these reasons. */
  readonly reasons?: readonly ReasonCode[] | undefined;
  /** Review of the current display name. */
  readonly nameStatus?: readonly (NameStatus | NotReported)[] | undefined;
  /** Review of the requested display name. */
  readonly newNameStatus?: readonly (NameStatus | NotReported)[] | undefined;
  /** Tiers of `effectiveLimit`. */
  readonly messagingLimit?: readonly (MessagingLimitTier | NotReported)[] | undefined;
  /** ISO 3166-1 alpha-2, in capitals. `NOT_REPORTED` finds numbers whose country cannot be recognized. */
  readonly country?: readonly string[] | undefined;
  /** Whether the number is an official business account. */
  readonly official?: boolean | undefined;
  readonly accountMode?: readonly (AccountMode | NotReported)[] | undefined;
  /** Whether the number is also used in the WhatsApp Business app. */
  readonly onBusinessApp?: boolean | undefined;
  /**
   * Hosts of callbacks, such as `hooks.example.com`. `!hooks.example.com` finds numbers with a callback on another host.
   * `NOT_REPORTED` finds numbers without a reported callback.
   */
  readonly callbackHost?: readonly string[] | undefined;
  /**
   * `true`: numbers with the same E.164 in more than one account of the query; the rows then have `alsoIn`. `false`: the
   * others.
   */
  readonly duplicates?: boolean | undefined;
  readonly wabaId?: string | undefined;
  /**
   * Text to find, in any case, in numbers, names and IDs; at most 200 characters. Finds a phone number in any format:
   * international, national, with or without the digits that WhatsApp adds or omits in some countries, or as a link.
   * `+49` finds the numbers that begin with it.
   */
  readonly query?: string | undefined;
  /** Counts the matches by one or two keys, in `groups`. */
  readonly groupBy?: readonly GroupKey[] | undefined;
  /** Fields that the caller is interested in. `notReported` names the providers that do not report them. */
  readonly fields?: readonly NumberField[] | undefined;
  /** Numbers per page: 0 to 100. If omitted, 25, or 0 with `groupBy`. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the previous page, with the same filters. */
  readonly cursor?: string | undefined;
  /**
   * Seconds. Waits for snapshots of at most this age; 0 fetches now. If omitted, older snapshots are shown immediately
   * and renewed in the background.
   */
  readonly maxAgeSeconds?: number | undefined;
}

/** Each absent filter matches all numbers. */
export type NumberFilters = Omit<
  NumbersQuery,
  'accounts' | 'providers' | 'groupBy' | 'fields' | 'limit' | 'cursor' | 'maxAgeSeconds'
>;

/** A valid query. */
export interface CheckedNumbersQuery {
  /** The accounts to read, sorted by alias. */
  readonly accounts: readonly OpenAccount[];
  /** Equal for equal accounts. */
  readonly selectionId: string;
  readonly filters: NumberFilters;
  readonly groupBy: readonly GroupKey[];
  /** The fields that filters, groups and `fields` need. */
  readonly needed: readonly NeededField[];
  /** Present when `filters.query` may be a phone number, or the countries of numbers are needed. */
  readonly plans: NumberingPlans | undefined;
  /** Equal for equal filters in the same view. */
  readonly fingerprint: string;
  readonly limit: number;
  /** The last number of the previous page. */
  readonly after: RowPosition | undefined;
  readonly maxAgeMs: number | undefined;
}
