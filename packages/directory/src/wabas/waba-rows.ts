import { assessWaba, type Waba, type WabaAssessment } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Grouping } from '../numbers/groups.js';
import { notReported } from '../numbers/not-reported.js';
import { byPosition, type RowPosition, rankOf } from '../numbers/number-rows.js';
import type { WabaFilters } from './check-wabas-query.js';
import type { WabaGroupKey } from './wabas-query.js';
import type { WabasSummary } from './wabas-result.js';

export interface AssessedWaba {
  readonly account: string;
  readonly provider: string;
  readonly waba: Waba;
  readonly assessment: WabaAssessment;
}

export function wabaRow({ alias, plugin }: OpenAccount, waba: Waba): AssessedWaba {
  return { account: alias, provider: plugin.id, waba, assessment: assessWaba(waba) };
}

export function positionOf({ account, waba: { id }, assessment }: AssessedWaba): RowPosition {
  return [rankOf(assessment.canSendMessage), account, id, id];
}

/** The rows that match, the worst first. */
export function matching(rows: readonly AssessedWaba[], filters: WabaFilters): readonly AssessedWaba[] {
  const { wabaId, businessId, review, status, businessVerification, health } = filters;
  const isOneOf = (words: readonly string[] | undefined, value: string | undefined) =>
    words?.includes(value ?? notReported) ?? true;
  return rows
    .filter(
      ({ waba }) =>
        (wabaId === undefined || waba.id === wabaId) &&
        (businessId === undefined || waba.businessId === businessId) &&
        isOneOf(review, waba.accountReviewStatus) &&
        isOneOf(status, waba.status) &&
        isOneOf(businessVerification, waba.businessVerificationStatus) &&
        isOneOf(health, waba.healthStatus?.canSendMessage),
    )
    .sort((a, b) => byPosition(positionOf(a), positionOf(b)));
}

export function summaryOf(rows: readonly AssessedWaba[]): WabasSummary {
  const summary = { byReview: {}, byStatus: {}, byBusinessVerification: {}, byCanSend: {}, byReason: {} };
  for (const { waba, assessment } of rows) {
    count(summary.byReview, waba.accountReviewStatus ?? notReported);
    count(summary.byStatus, waba.status ?? notReported);
    count(summary.byBusinessVerification, waba.businessVerificationStatus ?? notReported);
    count(summary.byCanSend, assessment.canSendMessage);
    for (const { code } of assessment.reasons) count(summary.byReason, code);
  }
  return summary;
}

const values: Readonly<Record<WabaGroupKey, (row: AssessedWaba) => string | undefined>> = {
  account: ({ account }) => account,
  provider: ({ provider }) => provider,
  review: ({ waba }) => waba.accountReviewStatus,
  status: ({ waba }) => waba.status,
  businessVerification: ({ waba }) => waba.businessVerificationStatus,
  health: ({ waba }) => waba.healthStatus?.canSendMessage,
  currency: ({ waba }) => waba.currency,
};

export function wabaGrouping(groupBy: readonly WabaGroupKey[]): Grouping<AssessedWaba, WabaGroupKey, unknown> {
  return {
    keys: groupBy.map((name) => ({ name, values: (row) => [values[name](row)] })),
    canSendOf: ({ assessment }) => assessment.canSendMessage,
    namesOf: () => ({}),
  };
}

function count(counts: Record<string, number>, word: string): void {
  counts[word] = (counts[word] ?? 0) + 1;
}
