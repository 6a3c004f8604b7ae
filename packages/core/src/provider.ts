import type { Page } from './page.js';
import type { NumberField, PhoneNumber } from './phone-number.js';
import type { RateLimit } from './rate-limit.js';
import type { StandardSchemaV1 } from './standard-schema.js';
import type { Waba, WabaField } from './waba.js';

/** The version of this contract. A host rejects a plugin with another version. */
export const specificationVersion = 1;

/**
 * A provider of WhatsApp Business numbers, as a plugin. Third parties publish it as `wabascope-provider-<id>`. `Settings`
 * are the validated settings. `Input` are the settings as a user writes them, for the types of a host's configuration.
 */
export interface ProviderPlugin<Settings = unknown, Input = unknown> {
  /** Read first. A host rejects a version that it does not support; its error names the version found and those supported. */
  readonly specificationVersion: 1;
  /** The ID in a configuration file: kebab-case, see `providerIdPattern`. */
  readonly id: string;
  /** The provider's name, as the provider writes it. */
  readonly name: string;
  /** `experimental` if the plugin is new or was never tested with a real account, and may change. Default: `stable`. */
  readonly stability?: Stability;
  /**
   * Change it, such as from `1` to `2`, when the plugin maps a word of the provider differently than before. A host then
   * does not report a change that happened only in the plugin.
   */
  readonly mappingVersion?: string;
  /** The model fields that this provider can fill. They distinguish "not reported" from "missing". */
  readonly reports: { readonly number: readonly NumberField[]; readonly waba: readonly WabaField[] };
  readonly settings: {
    /** Standard Schema, so that the contract does not depend on a validation library. The host checks for unknown keys. */
    readonly schema: StandardSchemaV1<Input, Settings>;
    /** Describes every setting, for help, documentation, the configuration file's JSON Schema and redaction. */
    readonly info: Readonly<Record<string, SettingInfo>>;
  };
  /** The limits of the provider. The host delays each request until all limits that count it allow it. */
  readonly rateLimit?: RateLimit<Settings> | readonly RateLimit<Settings>[];
  /**
   * Set this if `listNumbers` and `getWabas` need fewer requests with `wabaId` than without. The host then passes
   * `wabaId` when it needs one WABA only. Without this flag, it lists all WABAs and selects that one.
   */
  readonly fetchesOneWaba?: true;
  /** Must not start any work: no request, no timer. */
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
  /** A `string[]` is a JSON list in a configuration file, and text with commas between the entries in a variable. */
  readonly type: 'string' | 'number' | 'boolean' | 'string[]';
  /** The accepted values, if there are only a few. For a `string[]`, the accepted entries. */
  readonly values?: readonly string[];
  /** Conventional environment variable that a host reads when there is no configuration file. */
  readonly env?: string;
  /** The value that `schema` fills in if the setting is left out. */
  readonly default?: string | number | boolean | readonly string[];
  /** A made-up value that shows the format. */
  readonly example?: string;
}

/** What a host gives to a provider. */
export interface ProviderContext {
  /**
   * The host's `fetch`: paced, proxied, limited in size. A request without a signal is aborted if its listing ends early.
   * A response may also be an async iterable of the bytes of its body, which is faster than `body`.
   */
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
   * Waits until the rate limits allow one more request, then runs `send` with a `fetch` that sends immediately, and
   * settles as `send` does. Use it for signed calls, because a signature made before the wait may have expired after it,
   * and for calls with a time limit, which should not include the wait. `fetch` above already waits. A host without
   * pacing leaves `pace` out.
   */
  readonly pace?: <T>(send: (fetch: typeof globalThis.fetch) => Promise<T>, options?: PaceOptions) => Promise<T>;
  /**
   * Set if the host keeps the rows of a listing without changing their content. The next listing may then yield the same
   * objects for rows that have not changed.
   */
  readonly keepsRows?: true;
}

export interface PaceOptions {
  /** If it aborts while the call waits, `pace` rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** The rate limits with this scope count the call too. If left out, only those without a scope count it. */
  readonly scope?: string | undefined;
}

/** One account of a provider. All methods may run at the same time and may be called again. */
export interface Provider {
  /**
   * Lists the numbers of the account, page by page. With `options.wabaId`, only those of that WABA.
   * @throws {ProviderError} The only error, except that an abort rejects with `signal.reason`.
   */
  listNumbers(options?: ListOptions): AsyncIterable<Page<PhoneNumber>>;
  /**
   * Lists every WABA that the account can see. With `options.wabaId`, only that one. Left out if the provider has no
   * such call.
   * @throws {ProviderError} `not-found` if the account has no WABA with that ID.
   */
  getWabas?(options?: ListOptions): AsyncIterable<Page<Waba>>;
  /**
   * Returns when the credential of the account expires and which permissions it lacks. Left out if the provider has no
   * such call. A host calls it rarely and may ignore its errors.
   * @throws {ProviderError} The only error, except that an abort rejects with `signal.reason`.
   */
  describeCredential?(options?: Pick<ListOptions, 'signal'>): Promise<CredentialDescription>;
}

/** What a provider reports about a credential. Plain JSON, without the credential itself. */
export interface CredentialDescription {
  /** ISO 8601, UTC. Absent if the credential does not expire, or the provider does not report it. */
  readonly expiresAt?: string;
  /** Permissions that the account needs and the credential lacks, in the provider's words. Absent if not reported. */
  readonly missingPermissions?: readonly string[];
}

export interface ListOptions {
  /** Only for plugins with `fetchesOneWaba`. It comes from a caller: 1 to 40 letters, digits and underscores. */
  readonly wabaId?: string | undefined;
  /**
   * Milliseconds. `getWabas` may reuse what it fetched about the businesses that own WABAs for this long, if that takes
   * further requests. 0 if left out.
   */
  readonly maxBusinessAgeMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Returns `plugin` unchanged, so that TypeScript infers its types. */
export function defineProvider<Settings, Input = unknown>(
  plugin: ProviderPlugin<Settings, Input>,
): ProviderPlugin<Settings, Input> {
  return plugin;
}
