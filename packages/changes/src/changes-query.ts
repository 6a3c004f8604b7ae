import type { Change, ChangeDirection, ChangeKind } from './change.js';

/** Which changes to list. Filters are combined with "and", the words of one filter with "or". */
export interface ChangesQuery {
  /**
   * A time (ISO 8601), an age such as `24h`, `7d` or `30m`, or the `latestCursor` of an earlier result: only what was
   * seen since. All changes of the journal if omitted.
   */
  readonly since?: string | undefined;
  readonly accounts?: readonly string[] | undefined;
  /** IDs of providers. */
  readonly providers?: readonly string[] | undefined;
  readonly kinds?: readonly ChangeKind[] | undefined;
  readonly directions?: readonly ChangeDirection[] | undefined;
  /** Part of a number, in any format, or of a name. */
  readonly query?: string | undefined;
  /** Maximum number of changes, 0 to 500; 25 if omitted. 0 returns the summary alone. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the previous page, with the same query. */
  readonly cursor?: string | undefined;
}

export interface ChangesResult {
  /** The newest first. */
  readonly changes: readonly Change[];
  /** Of all changes that match. */
  readonly summary: ChangesSummary;
  /** For the next, older page. Absent on the last one. */
  readonly nextCursor?: string;
  /** Pass it as `since` to list only what is seen after this result. */
  readonly latestCursor: string;
  /** ISO 8601, UTC: since when changes are recorded. */
  readonly watchedSince: string;
}

export interface ChangesSummary {
  readonly total: number;
  readonly byKind: Readonly<Partial<Record<ChangeKind, number>>>;
  readonly byDirection: Readonly<Partial<Record<ChangeDirection, number>>>;
}
