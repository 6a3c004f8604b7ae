import type { ProviderContext } from '@wabascope/core';
import type { PluginLoader } from './accounts/load-plugins.js';
import type { AccountSettings } from './accounts/open-accounts.js';
import type { DirectoryObserver } from './fetching/observer.js';
import type { SnapshotStores } from './fetching/snapshot.js';
import type { Pacer } from './pacing/pacer.js';

export interface DirectoryOptions {
  /** By alias. */
  readonly accounts: Readonly<Record<string, AccountSettings>>;
  /** By id. Only the plugins of configured accounts are loaded. */
  readonly providers: Readonly<Record<string, PluginLoader>>;
  /** Replaces the directory's own, which is kept alive, proxied and limited in size. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Receives log messages, without secrets; `data.account` names the account. */
  readonly log?: ProviderContext['log'] | undefined;
  /** Receives events about fetches, reads and requests, for metrics. */
  readonly observer?: DirectoryObserver | undefined;
  readonly cache?: CacheOptions | undefined;
  /** Fetches all accounts in the background, at once and then again and again. Never when left out. */
  readonly refresh?: { readonly everySeconds: number } | undefined;
  /** How long a plugin may take to load, and to check the settings of one account; 10 when left out. */
  readonly pluginSeconds?: number | undefined;
  /** How long a call waits for accounts that have not answered, unless it says so itself. */
  readonly waitSeconds?: number | undefined;
  /** Replaces the memory of this process, to share answers between several. The host closes them. */
  readonly stores?: SnapshotStores | undefined;
  /** Replaces the pacing of this process, to share budgets between several. The host closes it. */
  readonly pacer?: Pacer | undefined;
}

export interface CacheOptions {
  /** How old an answer may be before it is asked again; 60 when left out. */
  readonly maxAgeSeconds?: number | undefined;
  /** Numbers to keep in memory; 200,000 when left out. An account that has more is asked at every call. */
  readonly maxRows?: number | undefined;
  /**
   * Ends a fetch of an account that makes no progress for so long: no page, and no request that begins or is answered.
   * Waiting for the provider's limit does not count. 600 when left out.
   */
  readonly stalledSeconds?: number | undefined;
}
