import {
  createDirectory,
  createLocalPacer,
  type Directory,
  type DirectoryObserver,
  type DirectoryOptions,
  defaultPluginSeconds,
  isArgumentError,
  isConfigurationError,
  type Pacer,
} from '@wabascope/directory';
import type { SharedStore } from '@wabascope/redis';
import { builtInProviders } from './built-in-providers.js';
import { checkLoaded, type Providers, pathProblem } from './configuration/check-loaded.js';
import { directoryCache } from './configuration/directory-cache.js';
import { loadConfiguration } from './configuration/load.js';
import type { ProblemText } from './configuration/problem.js';
import type { WrittenSecrets } from './configuration/readable-secrets.js';
import { cacheSchema } from './configuration/schema/cache.js';
import type { Configuration } from './configuration/schema/configuration.js';
import type { HttpSettings } from './configuration/schema/http.js';

export interface DirectorySource {
  readonly config: string | undefined;
  readonly sandbox: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long a plugin may take to load, and to check the settings of an account; 10 when left out. */
  readonly pluginSeconds?: number;
  /** Takes a sentence about the configuration for the person who runs the server. */
  readonly warn: (sentence: string) => void;
  readonly observer?: DirectoryObserver | undefined;
  readonly log?: DirectoryOptions['log'];
  /** Whether accounts are fetched in the background, where that is configured; true when left out. */
  readonly refreshes?: boolean;
  /** Gets what is configured before any of it is contacted; what it throws ends the opening. */
  readonly beforeContact?: (configured: Configured) => void;
}

/** What the command line may not fit. */
export interface Configured {
  /** Aliases. */
  readonly accounts: readonly string[];
  readonly http: HttpSettings | undefined;
}

/** A directory and what was started for it. */
export interface OpenDirectory {
  readonly directory: Directory;
  /** What it was opened with, always with its pacer; the settings in it have their secrets. */
  readonly options: DirectoryOptions & { readonly pacer: Pacer };
  /** As configured for `--http`; absent when nothing is. */
  readonly http?: HttpSettings;
  /** What other servers share with it; absent when it is on its own. */
  readonly store?: SharedStore;
  /** Aborts requests and closes everything. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the configured accounts, or those of a new sandbox; undefined when nothing is configured.
 * @throws {ConfigurationError} With every problem: of the file, the plugins, the store and the settings.
 * @throws {ProviderError} `timeout` when a plugin takes longer than `pluginSeconds`.
 */
export async function openDirectory({
  config,
  sandbox,
  cwd,
  env,
  pluginSeconds = defaultPluginSeconds,
  warn,
  observer,
  log,
  refreshes = true,
  beforeContact = () => {},
}: DirectorySource): Promise<OpenDirectory | undefined> {
  if (sandbox) return openSandbox({ observer, log }, beforeContact);
  // Forms of clients pass on what nobody filled in as an empty text.
  const file = config ?? (env.WABASCOPE_CONFIG || undefined);
  const builtIn = () => Promise.all(Object.values(builtInProviders).map((load) => load()));
  const loaded = await loadConfiguration({ file, cwd, env, builtIn, warn });
  if (loaded === undefined) return undefined;
  const { configuration, providers } = await checkLoaded(loaded, {
    builtIn: builtInProviders,
    checkStore,
    pluginSeconds,
  });
  const { accounts, http } = configuration;
  beforeContact({ accounts: Object.keys(accounts).sort(), http });
  const store = await openStore(configuration, log);
  try {
    const opened = await open({
      accounts,
      providers,
      pluginSeconds,
      observer,
      log,
      ...directoryCache(configuration.cache, refreshes),
      pacer: store?.pacer ?? createLocalPacer(),
      stores: store?.stores,
    });
    if (loaded.openToAll !== undefined) await warnOfReadableSecrets(loaded.openToAll, providers, warn);
    const close = async () => {
      await opened.close();
      await store?.close();
    };
    return { ...opened, ...(http === undefined ? {} : { http }), ...(store === undefined ? {} : { store }), close };
  } catch (error) {
    await store?.close();
    if (!isConfigurationError(error)) throw error;
    throw loaded.errorOf(error.problems.map(pathProblem));
  }
}

async function warnOfReadableSecrets(
  written: WrittenSecrets,
  providers: Providers,
  warn: DirectorySource['warn'],
): Promise<void> {
  const { readableSecretsSentence } = await import('./configuration/readable-secrets.js');
  const sentence = await readableSecretsSentence(written, providers);
  if (sentence !== undefined) warn(sentence);
}

async function checkStore(url: string): Promise<ProblemText | undefined> {
  const { checkAddress } = await import('@wabascope/redis');
  try {
    checkAddress(url);
    return undefined;
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    const remedy =
      'Write "redis://HOST:PORT" or "redis://HOST:PORT/DATABASE", "rediss://…" for TLS. Percent-encode special characters of a password.';
    return { message: error.message.replace(/^url must/, 'It must'), remedy };
  }
}

async function openStore(
  { store, replicas }: Pick<Configuration, 'store' | 'replicas'>,
  log: DirectoryOptions['log'],
): Promise<SharedStore | undefined> {
  if (store === undefined) return undefined;
  const { openSharedStore } = await import('@wabascope/redis');
  return openSharedStore({ url: store, replicas, log });
}

async function openSandbox(
  watchers: Pick<DirectoryOptions, 'observer' | 'log'>,
  beforeContact: (configured: Configured) => void,
): Promise<OpenDirectory> {
  const { startSandbox } = await import('@wabascope/sandbox');
  const sandbox = await startSandbox();
  const accounts = Object.fromEntries(
    Object.entries(sandbox.accounts()).map(([alias, account]) => [alias, { ...account }] as const),
  );
  try {
    beforeContact({ accounts: Object.keys(accounts).sort(), http: undefined });
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  const pacer = createLocalPacer();
  const { waitSeconds } = cacheSchema().parse({});
  const opened = await open({ accounts, providers: builtInProviders, pacer, waitSeconds, ...watchers });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await sandbox.close();
    },
  };
}

/** @throws {ConfigurationError} */
async function open(options: OpenDirectory['options']): Promise<OpenDirectory> {
  const { pacer } = options;
  const directory = await createDirectory(options);
  const close = async () => {
    await directory.close();
    pacer.close(new Error('The directory is closed.'));
  };
  return { directory, options, close };
}
