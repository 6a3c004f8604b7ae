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
 * A failure that may pass is told after the second fetch in a row, any other after the first. While the account fails,
 * only a failure that does not pass is told again. Nothing is told of an account that was never fetched successfully.
 */
export function failedAgain(
  before: Failing | undefined,
  code: ProviderErrorCode,
  { at, lastGoodAt, lastFailedAt }: FetchTimes,
): { readonly failing: Failing; readonly changes: readonly ChangeFacts[] } {
  const wasTold = before !== undefined && isTold(before);
  const keepsCode = wasTold && mayPass(code);
  const failing: Failing = {
    since: before?.since ?? at,
    // More than what is needed to tell it makes no difference.
    fetches: Math.min((before?.fetches ?? 0) + 1, fetchesUntilTold),
    code: keepsCode ? before.code : code,
  };
  if (lastGoodAt === undefined || !isTold(failing) || (wasTold && failing.code === before.code)) {
    return { failing, changes: [] };
  }
  const change = wasTold
    ? { since: lastFailedAt ?? before.since, from: before.code, to: code }
    : { since: lastGoodAt, to: code };
  return { failing, changes: [{ kind: 'account-failing', ...change }] };
}

/** What to tell when an account does not fail any more. */
export function recovered(before: Failing | undefined, { lastFailedAt }: FetchTimes): readonly ChangeFacts[] {
  if (before === undefined || !isTold(before)) return [];
  return [{ kind: 'account-recovered', since: lastFailedAt ?? before.since, from: before.code }];
}

const fetchesUntilTold = 2;

function isTold({ fetches, code }: Failing): boolean {
  return fetches >= fetchesUntilTold || !mayPass(code);
}

function mayPass(code: string): boolean {
  return new ProviderError(code as ProviderErrorCode, '').retryable;
}
