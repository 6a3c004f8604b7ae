import type { Exchange, RecordedResponse } from './exchange.js';

/** What the suite knows about a provider: made-up settings, and exchanges with its API. All of it is data. */
export interface Fixtures {
  /** The settings that the exchanges were recorded with, secrets included; made-up values of the right form. */
  readonly settings: Readonly<Record<string, unknown>>;
  /**
   * Made-up values of all other settings, optional ones too. A list of several where settings exclude each other; an entry
   * removes one of `settings` with `undefined`.
   */
  readonly otherSettings?: OtherSettings | readonly OtherSettings[];
  /** What precedes the paths of the exchanges. Left out: `settings.baseUrl`. */
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
  /** Error responses of the provider; one of them to a wrong credential. */
  readonly errors: readonly ErrorResponse[];
  /** Keys of a row without which it cannot be read, apart from the number and the IDs, which are known. */
  readonly requiredKeys?: readonly string[];
}

type OtherSettings = Readonly<Record<string, unknown>>;

/** A response that reports an error, with any HTTP status. */
export interface ErrorResponse {
  /** The code of the `ProviderError` that the provider must throw. A plain string, so that it may come from a JSON file. */
  readonly code: string;
  readonly response: RecordedResponse;
}
