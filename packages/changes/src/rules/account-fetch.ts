import type { PhoneNumber, ProviderErrorCode, Waba } from '@wabascope/core';
import type { Baseline } from '../baseline.js';
import type { ChangeFacts } from './change-of.js';

/** The rows of a complete fetch. */
export interface FetchedRows<Row> {
  readonly rows: readonly Row[];
  /** When the fetch ended: ISO 8601, UTC. */
  readonly fetchedAt: string;
}

/** One fetch of the numbers or the WABAs of an account, and the latest rows of the other kind. */
export interface AccountFetch {
  readonly what: 'numbers' | 'wabas';
  /** When it ended: ISO 8601, UTC. */
  readonly at: string;
  /** Of the same kind: when the last successful fetch ended, if it returned what the baseline has. */
  readonly lastGoodAt?: string | undefined;
  /** Of the same kind: when the last fetch ended, if it failed. */
  readonly lastFailedAt?: string | undefined;
  /** Set if it failed. Its rows, if any, are not compared. */
  readonly failure?: { readonly code: ProviderErrorCode } | undefined;
  /** Whether the fetch returned rows that could not be read. */
  readonly hasSkippedRows?: boolean | undefined;
  /** Of the latest complete fetches. Absent if there is none, or if the provider does not list WABAs. */
  readonly numbers?: FetchedRows<PhoneNumber> | undefined;
  readonly wabas?: FetchedRows<Waba> | undefined;
}

/** What a comparison of complete rows found. */
export interface ComparedKind {
  /** The same object as before if nothing differs. */
  readonly baseline: Baseline;
  readonly changes: readonly ChangeFacts[];
  /** The kinds of rows whose next comparison may find more, even if the provider returns the same. */
  readonly unsettled: readonly AccountFetch['what'][];
  /** Set when more than half of the numbers are missing at once: how many. */
  readonly mostMissing?: number;
}

/** The later of two times in ISO 8601. */
export function latest(one: string | undefined, other: string | undefined): string | undefined {
  return (one ?? '') > (other ?? '') ? one : other;
}
