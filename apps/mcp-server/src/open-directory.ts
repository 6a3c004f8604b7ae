import {
  createDirectory,
  type Directory,
  type DirectoryObserver,
  type DirectoryOptions,
  isConfigurationError,
  type PluginLoader,
} from '@wabascope/directory';
import type { SharedStore } from '@wabascope/redis';
import { builtInProviders } from './built-in-providers.js';
import { ConfigurationFaults, type Fault } from './configuration/fault.js';
import type { HttpSettings } from './configuration/http-schema.js';
import { loadConfiguration } from './configuration/load.js';
import type { Configuration } from './configuration/model.js';
import { loadOutsidePlugins } from './configuration/outside-plugins.js';
import type { StoreSettings } from './configuration/store-settings.js';

export interface DirectorySource {
  readonly config: string | undefined;
  readonly sandbox: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long a plugin may take to load, and to check the settings of an account. */
  readonly pluginSeconds: number;
  /** Takes a sentence about the configuration for the person who runs the server. */
  readonly warn: (sentence: string) => void;
  readonly observer?: DirectoryObserver | undefined;
  readonly log?: DirectoryOptions['log'];
}

/** A directory and what was started for it. */
export interface OpenDirectory {
  readonly directory: Directory;
  /** What it was opened with; the settings in it have their secrets. */
  readonly options: DirectoryOptions;
  /** As configured for `--http`; absent when nothing is. */
  readonly http?: HttpSettings;
  /** What other servers share with it; absent when it is on its own. */
  readonly store?: SharedStore;
  /** Aborts requests and closes everything. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the configured accounts, or those of a fresh sandbox; undefined when nothing is configured.
 * @throws {ConfigurationFaults} With every fault: the file's, the references', and what the providers say of settings.
 * @throws {ProviderError} `timeout` when a plugin takes longer than `pluginSeconds`.
 */
export async function openDirectory({
  config,
  sandbox,
  cwd,
  env,
  pluginSeconds,
  warn,
  observer,
  log,
}: DirectorySource): Promise<OpenDirectory | undefined> {
  if (sandbox) return openSandbox({ observer, log });
  // Forms of clients pass on what nobody filled in as an empty text.
  const file = config ?? (env.WABASCOPE_CONFIG || undefined);
  const builtIn = () => Promise.all(Object.values(builtInProviders).map((load) => load()));
  const loaded = await loadConfiguration({ file, cwd, env, builtIn, warn });
  if (loaded === undefined) return undefined;
  const { configuration, cache, refresh, waitSeconds } = loaded;
  const outside = await loadOutsidePlugins(configuration, Object.keys(builtInProviders), pluginSeconds);
  const providers = { ...outside.providers, ...builtInProviders };
  const own = {
    accounts: configuration.accounts,
    providers,
    pluginSeconds,
    cache,
    refresh,
    waitSeconds,
    observer,
    log,
  };
  const store = loaded.store === undefined ? undefined : await openStore(loaded.store, log);
  const options = store === undefined ? own : { ...own, pacer: store.pacer, stores: store.stores };
  try {
    const directory = await openAccounts(configuration.source, options, loaded.faults, outside.faults);
    if (loaded.openToAll !== undefined) await warnOfReadableSecrets(loaded.openToAll, providers, warn);
    const close = async () => {
      await directory.close();
      await store?.close();
    };
    const http = loaded.http === undefined ? {} : { http: loaded.http };
    return { directory, options, ...http, ...(store === undefined ? {} : { store }), close };
  } catch (error) {
    await store?.close();
    throw error;
  }
}

async function warnOfReadableSecrets(
  written: Configuration,
  providers: Readonly<Record<string, PluginLoader>>,
  warn: DirectorySource['warn'],
): Promise<void> {
  const { readableSecretsSentence } = await import('./configuration/readable-secrets.js');
  const sentence = await readableSecretsSentence(written, providers);
  if (sentence !== undefined) warn(sentence);
}

async function openStore(settings: StoreSettings, log: DirectoryOptions['log']): Promise<SharedStore> {
  const { openSharedStore } = await import('@wabascope/redis');
  return openSharedStore({ ...settings, log });
}

async function openSandbox(watchers: Pick<DirectoryOptions, 'observer' | 'log'>): Promise<OpenDirectory> {
  const { startSandbox } = await import('@wabascope/sandbox');
  const sandbox = await startSandbox();
  const accounts = Object.entries(sandbox.accounts()).map(([alias, account]) => [alias, { ...account }] as const);
  const options = { accounts: Object.fromEntries(accounts), providers: builtInProviders, ...watchers };
  const directory = await openAccounts('sandbox', options);
  return {
    directory,
    options,
    close: async () => {
      await directory.close();
      await sandbox.close();
    },
  };
}

async function openAccounts(
  source: string,
  options: DirectoryOptions,
  ofFile: readonly Fault[] = [],
  ofPlugins: readonly Fault[] = [],
): Promise<Directory> {
  const all = [...ofFile, ...ofPlugins];
  let directory: Directory | undefined;
  try {
    directory = await createDirectory(options);
  } catch (error) {
    if (!isConfigurationError(error)) throw error;
    const isKnown = (account: string, field?: string) =>
      ofFile.some((fault) => fault.account === account && fault.field === field) ||
      // The plugin that cannot be used may be the provider that is missing.
      (field === 'provider' && ofPlugins.length > 0);
    all.push(
      ...error.faults.filter(({ account, field }) => !isKnown(account, field)).map((fault) => ({ source, ...fault })),
    );
  }
  if (directory !== undefined && all.length === 0) return directory;
  await directory?.close();
  throw new ConfigurationFaults(all);
}
