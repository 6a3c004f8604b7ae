import type { Exchange, RecordedResponse } from './exchange.js';

/** Everything that the suite needs to test a provider: made-up settings, and exchanges with its API. Plain data. */
export interface Fixtures {
  /** The settings of the recorded exchanges, including secrets. Made-up values in the right format. */
  readonly settings: Readonly<Record<string, unknown>>;
  /**
   * Made-up values of all other settings, including optional ones. A list if settings exclude each other. An entry with
   * the value `undefined` removes one of `settings`.
   */
  readonly otherSettings?: OtherSettings | readonly OtherSettings[];
  /** Precedes the paths of the exchanges. Default: `settings.baseUrl`. */
  readonly baseUrl?: string;
  /** One complete `listNumbers()`: every page, in order. */
  readonly numbers: readonly Exchange[];
  /** More complete listings. Together with `numbers` they fill every field of `reports.number`. */
  readonly moreNumbers?: readonly (readonly Exchange[])[];
  /** One complete `getWabas()`. Leave it out for a provider without that call. */
  readonly wabas?: readonly Exchange[];
  /** More complete listings. Together with `wabas` they fill every field of `reports.waba`. */
  readonly moreWabas?: readonly (readonly Exchange[])[];
  /** One complete `describeCredential()`. Leave it out for a provider without that call. */
  readonly credential?: readonly Exchange[];
  /** Error responses of the provider, including one to a wrong credential. */
  readonly errors: readonly ErrorResponse[];
  /** Keys without which a row cannot be read. The suite finds the number and the IDs itself. */
  readonly requiredKeys?: readonly string[];
}

type OtherSettings = Readonly<Record<string, unknown>>;

/** A response that reports an error, with any HTTP status. */
export interface ErrorResponse {
  /** The code of the `ProviderError` that the provider must throw. A plain string, so that it may come from a JSON file. */
  readonly code: string;
  readonly response: RecordedResponse;
}
