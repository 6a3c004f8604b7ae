import type { AccountFetch, FetchedRows } from '@wabascope/changes';
import type { Snapshot } from '../fetching/snapshot.js';

/** The last comparison of an account in this process. */
export interface Compared {
  /** When the fetch ended: milliseconds since 1970. */
  readonly at: number;
  /** The code of its failure, if it failed. */
  readonly code: string | undefined;
  /** Whether comparing an equal fetch would find nothing. */
  readonly isSettled: boolean;
}

/** How long equal snapshots need no comparison, in milliseconds. */
const maxUncomparedMs = 60 * 60 * 1000;

/** Whether comparing the next snapshot would find nothing. Equal rows are the same array. */
export function isKnown(
  compared: Compared | undefined,
  last: Snapshot<unknown> | undefined,
  next: Snapshot<unknown>,
): boolean {
  if (last === undefined || !compared?.isSettled) return false;
  if (Math.abs(next.attemptedAt - compared.at) >= maxUncomparedMs) return false;
  if (next.failure !== undefined) return next.failure.code === compared.code;
  return compared.code === undefined && last.failure === undefined && next.items === last.items;
}

/**
 * The fetch behind a snapshot, without rows.
 * @param last The snapshot before, if its rows are those of the baseline.
 */
export function fetchOf(
  what: AccountFetch['what'],
  last: Snapshot<unknown> | undefined,
  next: Snapshot<unknown>,
): AccountFetch {
  const { fetchedAt, partial, failure, attemptedAt } = last ?? {};
  return {
    what,
    at: iso(next.attemptedAt),
    lastGoodAt: fetchedAt === undefined || partial ? undefined : iso(fetchedAt),
    lastFailedAt: failure === undefined || attemptedAt === undefined ? undefined : iso(attemptedAt),
    failure: next.failure,
    hasSkippedRows: next.warnings.some(({ type }) => type === 'skipped-item'),
  };
}

/** The rows of a snapshot, if it has the rows of a complete fetch. */
export function fetchedRows<Row>(snapshot: Snapshot<Row> | undefined): FetchedRows<Row> | undefined {
  if (snapshot?.fetchedAt === undefined || snapshot.partial) return undefined;
  return { rows: snapshot.items, fetchedAt: iso(snapshot.fetchedAt) };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
