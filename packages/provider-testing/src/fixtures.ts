import type { Exchange, RecordedResponse } from './exchange.js';

/** What the suite knows of a provider: made-up settings, and exchanges with its API. All of it is data. */
export interface Fixtures {
  /** The settings that the exchanges were recorded with, secrets included; made-up values of the right shape. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Made-up values of all other settings, optional ones too. */
  readonly otherSettings?: Readonly<Record<string, unknown>>;
  /** Where the paths of the exchanges begin. Left out: `settings.baseUrl`. */
  readonly baseUrl?: string;
  /** One whole `listNumbers()`: every page, in order. */
  readonly numbers: readonly Exchange[];
  /** Further whole listings; together with `numbers` they fill every field of `reports.number`. */
  readonly moreNumbers?: readonly (readonly Exchange[])[];
  /** One whole `getWabas()`. Left out by a provider without that call. */
  readonly wabas?: readonly Exchange[];
  /** Further whole listings; together with `wabas` they fill every field of `reports.waba`. */
  readonly moreWabas?: readonly (readonly Exchange[])[];
  /** One whole `describeCredential()`. Left out by a provider without that call. */
  readonly credential?: readonly Exchange[];
  /** How this provider says no; one of them to a wrong credential. */
  readonly refusals: readonly Refusal[];
  /** Keys of a row without which it cannot be read, apart from the number and the ids, which are known. */
  readonly requiredKeys?: readonly string[];
}

/** An answer that stands for a failure, whatever its HTTP status. */
export interface Refusal {
  /** The code of the `ProviderError` that must come out. A plain string, so that it may come from a JSON file. */
  readonly code: string;
  readonly response: RecordedResponse;
}
