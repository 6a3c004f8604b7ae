import type { Journal } from '@wabascope/changes';
import type { ProviderContext, StandardSchemaV1 } from '@wabascope/core';
import type { PluginLoader } from './accounts/load-plugins.js';
import type { AccountSettings } from './accounts/open-accounts.js';
import type { DirectoryObserver } from './fetching/observer.js';
import type { SnapshotStores } from './fetching/snapshot.js';
import type { Pacer } from './pacing/pacer.js';

/** The plugins that a directory may load, by ID. */
export type PluginLoaders = Readonly<Record<string, PluginLoader>>;

/**
 * The settings of an account of one of these providers. With providers whose IDs are not literal types, or plugins that
 * do not declare the type of their settings, names and types of settings are not checked. A setting may be `undefined`, as
 * the variable of an environment may. `createDirectory` then reports it as missing.
 */
export type AccountOf<Providers extends PluginLoaders> = string extends keyof Providers
  ? AccountSettings
  : { readonly [Id in keyof Providers & string]: { readonly provider: Id } & InputOf<Providers[Id]> }[keyof Providers &
      string];

type InputOf<Loader extends PluginLoader> =
  Awaited<ReturnType<Loader>>['settings']['schema'] extends StandardSchemaV1<infer Input, unknown>
    ? unknown extends Input
      ? Readonly<Record<string, unknown>>
      : { readonly [Name in keyof Input]: Input[Name] | undefined }
    : never;

export interface DirectoryOptions<Providers extends PluginLoaders = PluginLoaders> {
  /** By alias. */
  readonly accounts: Readonly<Record<string, AccountOf<Providers>>>;
  /** By id. Loads only the plugins of configured accounts. */
  readonly providers: Providers;
  /**
   * IDs of `providers` that belong to the host itself. Their rows are not validated against the model, and unchanged rows
   * are not read again. Their texts are cleaned as all others. None if omitted.
   */
  readonly trustedProviders?: readonly string[] | undefined;
  /** Replaces the `fetch` of the directory, which keeps connections alive, uses proxies and limits responses. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Products for the `User-Agent` header of requests, such as `acme-console/2.1`; `wabascope/VERSION` follows them. 1 to
   * 200 printable ASCII characters.
   */
  readonly userAgent?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Receives log messages, without secrets; `data.account` names the account. */
  readonly log?: ProviderContext['log'] | undefined;
  /** Receives events about fetches, reads and requests, for metrics. */
  readonly observer?: DirectoryObserver | undefined;
  readonly cache?: CacheOptions | undefined;
  /** Fetches all accounts in the background, immediately and then periodically. Never if omitted. */
  readonly refresh?: { readonly everySeconds: number } | undefined;
  /** Time limit for a plugin to load, and to check the settings of one account; 10 if omitted. */
  readonly pluginSeconds?: number | undefined;
  /** Maximum wait of a call for accounts without a response. Each call can override it. */
  readonly waitSeconds?: number | undefined;
  /** Replaces the memory of this process, to share snapshots between processes. The host closes them. */
  readonly stores?: SnapshotStores | undefined;
  /** Replaces the pacing of this process, to share budgets between processes. The host closes it. */
  readonly pacer?: Pacer | undefined;
  /** Keeps the changes that `listChanges` returns. Without it, none are looked for. The host closes it. */
  readonly journal?: Journal | undefined;
}

export interface CacheOptions {
  /** Age up to which the numbers of an account are fresh; 60 if omitted. */
  readonly maxAgeSeconds?: number | undefined;
  /**
   * Age up to which the WABAs of an account are fresh; 3,600 if omitted. They are fetched sooner if the status, the health or
   * the messaging limit of one of its numbers changes.
   */
  readonly wabaMaxAgeSeconds?: number | undefined;
  /** Age up to which plugins may reuse facts about the businesses that own WABAs; 86,400 if omitted. */
  readonly businessMaxAgeSeconds?: number | undefined;
  /** Numbers to keep in memory; 200,000 if omitted. An account with more is fetched at every call. */
  readonly maxRows?: number | undefined;
  /**
   * Ends a fetch of an account that makes no progress for this time: no page, and no request that starts or gets a
   * response. Time in the queue of a rate limit does not count. 600 if omitted.
   */
  readonly stalledSeconds?: number | undefined;
}
