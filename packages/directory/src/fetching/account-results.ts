import type { Warning } from '@wabascope/core';
import type { Failure } from '../text/failure.js';

/** A failed account. The rows of all other accounts are still shown. */
export interface AccountFailure extends Failure {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /**
   * The rows of this account in the result: `nothing`, `part` (the pages before the failure) or `earlier` (those of its
   * last successful fetch; `asOf` has their age).
   */
  readonly shown: 'nothing' | 'part' | 'earlier';
}

export type AccountWarning = Warning & { readonly account: string };

/** The part that all results have beside their rows. */
export interface ResultParts {
  readonly failures: readonly AccountFailure[];
  /** Each once per account. Empty on pages after the first. */
  readonly warnings: readonly AccountWarning[];
  /** ISO 8601, UTC: when the oldest rows of the result were fetched. */
  readonly asOf: string;
}
