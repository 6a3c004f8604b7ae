import type { ProviderErrorCode } from '@wabascope/core';
import type { RequestObserver } from '../pacing/paced-fetch.js';

/** Receives events for metrics, logs and checks. The directory calls each method during its work: it must be fast and must not throw. */
export interface DirectoryObserver extends RequestObserver {
  /** The fetch of an account has ended, over however many pages. Not called for aborted fetches. */
  accountFetched?(fetch: EndedFetch): void;
  /** A call has read snapshots. */
  snapshotsRead?(read: SnapshotsRead): void;
}

export interface EndedFetch {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  readonly what: RowsOf;
  readonly code: 'ok' | ProviderErrorCode;
  readonly durationMs: number;
}

export interface SnapshotsRead {
  readonly what: RowsOf;
  readonly from: SnapshotSource;
  /** Number of accounts. */
  readonly accounts: number;
}

export type RowsOf = 'numbers' | 'wabas';

/** Of a snapshot: stored and fresh, stored and renewed in the background, or fetched while the caller waits. */
export type SnapshotSource = 'cache' | 'stale-cache' | 'provider';
