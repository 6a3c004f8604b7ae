import type { NumberStatus, QualityRating, SendAbility } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { RowPosition } from './cursor.js';
import type { NumberingPlans } from './numbering-plans.js';

/** In filters and summaries, the word for a field that the provider does not report. */
export const notReported = 'NOT_REPORTED';
export type NotReported = typeof notReported;

/** Filters combine with AND, the values of one filter with OR. An empty list does not filter. */
export interface NumbersQuery {
  /** Aliases. */
  readonly accounts?: readonly string[] | undefined;
  /** Ids of providers. */
  readonly providers?: readonly string[] | undefined;
  readonly status?: readonly (NumberStatus | NotReported)[] | undefined;
  readonly quality?: readonly (QualityRating | NotReported)[] | undefined;
  readonly canSend?: readonly SendAbility[] | undefined;
  readonly wabaId?: string | undefined;
  /**
   * Text to find, in any case, in numbers, names and IDs; at most 200 characters. Finds a phone number in any format:
   * international, national, with or without the digits that WhatsApp adds or omits in some countries, or as a link.
   * `+49` finds the numbers that begin with it.
   */
  readonly query?: string | undefined;
  /** Numbers per page: 1 to 100, 25 if omitted. */
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
export type NumberFilters = Pick<NumbersQuery, 'status' | 'quality' | 'canSend' | 'wabaId' | 'query'>;

/** A valid query. */
export interface CheckedQuery {
  /** The accounts to read, sorted by alias. */
  readonly accounts: readonly OpenAccount[];
  /** Equal for equal accounts. */
  readonly selectionId: string;
  readonly filters: NumberFilters;
  /** Present when `filters.query` may be a phone number. */
  readonly plans: NumberingPlans | undefined;
  /** Equal for equal filters in the same view. */
  readonly fingerprint: string;
  readonly limit: number;
  /** The last number of the previous page. */
  readonly after: RowPosition | undefined;
  readonly maxAgeMs: number | undefined;
}
