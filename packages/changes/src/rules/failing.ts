import { ProviderError, type ProviderErrorCode } from '@wabascope/core';
import type { Baseline } from '../baseline.js';
import type { ChangeFacts } from './change-of.js';

type Failing = NonNullable<Baseline['failing']>;

/** When fetches of the numbers of an account ended: ISO 8601, UTC. */
export interface FetchTimes {
  readonly at: string;
  /** The last successful fetch before. Absent if there was none. */
  readonly lastGoodAt?: string | undefined;
  /** The last failed fetch before, if it is known. */
  readonly lastFailedAt?: string | undefined;
}

/**
 * A failure that may pass is a change after the second fetch in a row, any other after the first. While the account
 * fails, only a failure that does not pass is another change. An account that was never fetched successfully has none.
 */
export function failedAgain(
  before: Failing | undefined,
  code: ProviderErrorCode,
  { at, lastGoodAt, lastFailedAt }: FetchTimes,
): { readonly failing: Failing; readonly changes: readonly ChangeFacts[] } {
  const wasAnnounced = before !== undefined && isAnnounced(before);
  const keepsCode = wasAnnounced && mayPass(code);
  const failing: Failing = {
    since: before?.since ?? at,
    // More make no difference.
    fetches: Math.min((before?.fetches ?? 0) + 1, fetchesUntilAnnounced),
    code: keepsCode ? before.code : code,
  };
  if (lastGoodAt === undefined || !isAnnounced(failing) || (wasAnnounced && failing.code === before.code)) {
    return { failing, changes: [] };
  }
  const change = wasAnnounced
    ? { since: lastFailedAt ?? before.since, from: before.code, to: code }
    : { since: lastGoodAt, to: code };
  return { failing, changes: [{ kind: 'account-failing', ...change }] };
}

/** The change of an account that does not fail any more. */
export function recovered(before: Failing | undefined, { lastFailedAt }: FetchTimes): readonly ChangeFacts[] {
  if (before === undefined || !isAnnounced(before)) return [];
  return [{ kind: 'account-recovered', since: lastFailedAt ?? before.since, from: before.code }];
}

const fetchesUntilAnnounced = 2;

function isAnnounced({ fetches, code }: Failing): boolean {
  return fetches >= fetchesUntilAnnounced || !mayPass(code);
}

function mayPass(code: string): boolean {
  return new ProviderError(code as ProviderErrorCode, '').retryable;
}
