import type { Waba } from '@wabascope/core';
import type { ResultParts } from '../fetching/account-results.js';

export interface WabasQuery {
  /** An alias. All accounts if omitted. */
  readonly account?: string | undefined;
  readonly wabaId?: string | undefined;
  /** As in `NumbersQuery`. */
  readonly maxAgeSeconds?: number | undefined;
}

export type DirectoryWaba = Waba & {
  readonly account: string;
  /** Id of the provider. */
  readonly provider: string;
};

export interface WabasResult extends ResultParts {
  readonly wabas: readonly DirectoryWaba[];
}
