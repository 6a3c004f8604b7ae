import type { Page } from './page.js';
import type { NumberField, PhoneNumber } from './phone-number.js';
import type { RateLimit } from './rate-limit.js';
import type { StandardSchemaV1 } from './standard-schema.js';
import type { Waba, WabaField } from './waba.js';

/** The version of this contract. A host refuses a plugin of another one. */
export const specificationVersion = 1;

/** A provider of WhatsApp Business numbers, as a plugin. Third parties publish it as `wabascope-provider-<id>`. */
export interface ProviderPlugin<Settings = unknown> {
  /** Read before anything else; a host refuses what it does not know, and says what it found and what it reads. */
  readonly specificationVersion: 1;
  /** As written in a configuration file: kebab-case, see `providerIdPattern`. */
  readonly id: string;
  /** As the provider calls itself. */
  readonly name: string;
  /** `experimental` while it may be wrong or change: it is new, or was never tried on a real account. `stable` when left out. */
  readonly stability?: Stability;
  /** The model fields that this provider can fill: tells "not reported" from "missing". */
  readonly reports: { readonly number: readonly NumberField[]; readonly waba: readonly WabaField[] };
  readonly settings: {
    /** Standard Schema, so that no validation library shows in the contract. Unknown keys are the host's affair. */
    readonly schema: StandardSchemaV1<unknown, Settings>;
    /** Every setting, for help, documentation, the configuration file's JSON Schema and redaction. */
    readonly info: Readonly<Record<string, SettingInfo>>;
  };
  /** The limits of the provider. The host delays each request until all limits that count it allow it. */
  readonly rateLimit?: RateLimit<Settings> | readonly RateLimit<Settings>[];
  /**
   * Set it when `listNumbers` and `getWabas` with `wabaId` need fewer requests than without. The host then asks for one
   * WABA where one is all that it needs; it picks that WABA out of the whole where this is left out.
   */
  readonly fetchesOneWaba?: true;
  /** Does no work: no request, no timer. */
  create(settings: Settings, context: ProviderContext): Provider;
}

export type Stability = 'stable' | 'experimental';

/** One setting of an account. */
export interface SettingInfo {
  /** One sentence: what it is and where to find it. */
  readonly description: string;
  readonly required: boolean;
  /** Never shown, logged or stored. */
  readonly secret: boolean;
  /** Of a `string[]`, a configuration file holds a JSON list and an environment variable its entries with commas between. */
  readonly type: 'string' | 'number' | 'boolean' | 'string[]';
  /** The accepted words, where there are few; of a `string[]`, the accepted entries. */
  readonly values?: readonly string[];
  /** Conventional environment variable that a host reads when there is no configuration file. */
  readonly env?: string;
  /** What `schema` fills in where the setting is left out. */
  readonly default?: string | number | boolean | readonly string[];
  /** A made-up value that shows the shape. */
  readonly example?: string;
}

/** What a host gives to a provider. */
export interface ProviderContext {
  /** From the host: paced, proxied, limited in size. A request without a signal ends when its listing ends early. */
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (level: 'debug' | 'warn', message: string, data?: Record<string, unknown>) => void;
  /**
   * Adds a value derived from a secret setting: a signature, a proof, a token from a token exchange. The host withholds
   * every text that contains it, as it does for secret settings. Not available in every host.
   */
  readonly addSecret?: (derived: string) => void;
  /**
   * Waits until the rate limits allow one more request, then runs `send` with a fetch that sends at once, and settles
   * with its outcome. Use it for calls that are signed, because a signature from before the wait may be stale after it,
   * and for calls with a time limit, which should not count the wait. `fetch` above waits on its own. A host without
   * pacing leaves `pace` out.
   */
  readonly pace?: <T>(send: (fetch: typeof globalThis.fetch) => Promise<T>, options?: PaceOptions) => Promise<T>;
}

export interface PaceOptions {
  /** An abort while the call waits rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Of the rate limits with a scope, the call counts for those with this one; for none of them when left out. */
  readonly scope?: string | undefined;
}

/** One account of a provider. All methods may run at the same time and may be called again. */
export interface Provider {
  /**
   * The numbers of the account page by page; those of one WABA when `options.wabaId` names one.
   * @throws {ProviderError} Nothing else, apart from an abort, which rejects with `signal.reason`.
   */
  listNumbers(options?: ListOptions): AsyncIterable<Page<PhoneNumber>>;
  /**
   * Every WABA that the account can see; one of them when `options.wabaId` names it. Left out when the provider has no
   * such call.
   * @throws {ProviderError} `not-found` when the account has no WABA of that id.
   */
  getWabas?(options?: ListOptions): AsyncIterable<Page<Waba>>;
  /**
   * When the credential of the account ends and what it lacks. Left out when the provider has no such call. A host calls
   * it rarely and may ignore its errors.
   * @throws {ProviderError} Nothing else, apart from an abort, which rejects with `signal.reason`.
   */
  describeCredential?(options?: Pick<ListOptions, 'signal'>): Promise<CredentialDescription>;
}

/** What a provider says of a credential. Plain JSON, without the credential. */
export interface CredentialDescription {
  /** ISO 8601, UTC. Absent when it does not end, or the provider does not say. */
  readonly expiresAt?: string;
  /** What the account needs and the credential lacks, in the provider's words. Absent when the provider does not say. */
  readonly missingPermissions?: readonly string[];
}

export interface ListOptions {
  /** Only for plugins with `fetchesOneWaba`. It comes from a caller: 1 to 40 letters, digits and underscores. */
  readonly wabaId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Gives inference and nothing else. */
export function defineProvider<Settings>(plugin: ProviderPlugin<Settings>): ProviderPlugin<Settings> {
  return plugin;
}
