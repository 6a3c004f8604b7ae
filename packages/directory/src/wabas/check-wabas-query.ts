import {
  accountReviewStatuses,
  businessVerificationStatuses,
  sendAbilities,
  type WabaField,
  wabaStatuses,
} from '@wabascope/core';
import { orNotReported } from '../numbers/not-reported.js';
import { fingerprintOf, isRowPosition, type RowPosition } from '../numbers/number-rows.js';
import {
  boolean,
  checkFields,
  chosen,
  type Fields,
  seconds,
  string,
  strings,
  wholeNumber,
} from '../text/check-fields.js';
import { readCursor } from '../text/cursor.js';
import { type WabaGroupKey, type WabasQuery, wabaGroupKeys } from './wabas-query.js';

const maxPageSize = 100;
const defaultPageSize = 25;
const maxGroupKeys = 2;

const fields: Fields<keyof WabasQuery> = {
  account: string,
  wabaId: string,
  businessId: string,
  review: strings,
  status: strings,
  businessVerification: strings,
  health: strings,
  groupBy: {
    mustBe: `a list of at most ${maxGroupKeys} of ${wabaGroupKeys.join(', ')}`,
    accepts: (value) => strings.accepts(value) && (value as readonly string[]).length <= maxGroupKeys,
  },
  withNumbers: boolean,
  limit: wholeNumber(0, maxPageSize),
  cursor: string,
  maxAgeSeconds: seconds,
};

/** Each absent filter matches all WABAs. */
export type WabaFilters = Pick<
  WabasQuery,
  'wabaId' | 'businessId' | 'review' | 'status' | 'businessVerification' | 'health'
>;

/** A valid query. */
export interface CheckedWabasQuery {
  readonly filters: WabaFilters;
  readonly groupBy: readonly WabaGroupKey[];
  /** The fields that filters and groups need. */
  readonly needed: readonly WabaField[];
  /** Equal for equal filters in the same view. */
  readonly fingerprint: string;
  readonly limit: number;
  /** The last WABA of the previous page. */
  readonly after: RowPosition | undefined;
}

/**
 * @param view Identifies the view, so that a cursor is valid only in the view that returned it.
 * @throws {ArgumentError}
 */
export function checkWabasQuery(query: WabasQuery, view: string): CheckedWabasQuery {
  checkFields('query', query, fields);
  const groupBy = [...new Set(query.groupBy ?? [])];
  chosen('groupBy', groupBy, () => wabaGroupKeys);
  const filters: WabaFilters = {
    wabaId: query.wabaId?.trim() || undefined,
    businessId: query.businessId?.trim() || undefined,
    review: chosen('review', query.review, () => orNotReported(accountReviewStatuses)),
    status: chosen('status', query.status, () => orNotReported(wabaStatuses)),
    businessVerification: chosen('businessVerification', query.businessVerification, () =>
      orNotReported(businessVerificationStatuses),
    ),
    health: chosen('health', query.health, () => orNotReported(sendAbilities)),
  };
  const fingerprint = fingerprintOf(['wabas', view, query.account, filters]);
  return {
    filters,
    groupBy,
    needed: neededFields(filters, groupBy),
    fingerprint,
    limit: query.limit ?? (groupBy.length > 0 ? 0 : defaultPageSize),
    after: query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint, isRowPosition),
  };
}

/** The provider's field behind each filter and key. */
const fieldOf: Readonly<Record<string, WabaField>> = {
  businessId: 'businessId',
  review: 'accountReviewStatus',
  status: 'status',
  businessVerification: 'businessVerificationStatus',
  health: 'healthStatus',
  currency: 'currency',
};

function neededFields(filters: WabaFilters, groupBy: readonly WabaGroupKey[]): readonly WabaField[] {
  const filtered = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return [...new Set([...filtered, ...groupBy].flatMap((name) => fieldOf[name] ?? []))];
}
