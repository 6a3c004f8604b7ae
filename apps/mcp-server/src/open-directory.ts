import type { Journal } from '@wabascope/changes';
import {
  createDirectory,
  createFetch,
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
import { builtInPlugins } from './built-in-plugins.js';
import { builtInProviders } from './built-in-providers.js';
import { openJournal, openMemoryJournal } from './changes/open-journal.js';
import { checkLoaded, type Providers, pathProblem } from './configuration/check-loaded.js';
import { directoryCache } from './configuration/directory-cache.js';
import { loadConfiguration } from './configuration/load.js';
import { seldomFetched } from './configuration/notify-problems.js';
import type { ProblemText } from './configuration/problem.js';
import type { WrittenSecrets } from './configuration/readable-secrets.js';
import { cacheSchema } from './configuration/schema/cache.js';
import type { Configuration } from './configuration/schema/configuration.js';
import type { HttpSettings } from './configuration/schema/http.js';
import type { NotifySettings } from './configuration/schema/notify.js';

export interface DirectorySource {
  readonly config: string | undefined;
  readonly sandbox: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Maximum seconds for loading a plugin, and for checking the settings of an account; 10 if absent. */
  readonly pluginSeconds?: number;
  /** Shows a sentence about the configuration to the operator. */
  readonly warn: (sentence: string) => void;
  readonly observer?: DirectoryObserver | undefined;
  readonly log?: DirectoryOptions['log'];
  /** Whether the configured background refresh runs; true if absent. */
  readonly refreshes?: boolean;
  /** Called before anything is contacted. If it throws, opening fails. */
  readonly beforeContact?: (configured: Configured) => void;
}

/** Parts of the configuration that the command line is checked against. */
export interface Configured {
  /** Aliases. */
  readonly accounts: readonly string[];
  readonly http: HttpSettings | undefined;
}

/** An open directory and its resources. */
export interface OpenDirectory {
  readonly directory: Directory;
  /** Options of the directory, with its pacer. The settings contain secrets. */
  readonly options: DirectoryOptions & { readonly pacer: Pacer };
  /** The journal of its changes. */
  readonly journal: Journal;
  /** Settings for `--http`; absent if none are configured. */
  readonly http?: HttpSettings;
  /** The store shared with other servers; absent if none is configured. */
  readonly store?: SharedStore;
  /** Where changes are sent; absent if no target is configured. */
  readonly notify?: NotifySettings;
  /** Whether assistants get the view of the numbers. */
  readonly apps: boolean;
  /** Aborts requests and closes everything. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the configured accounts, or those of a new sandbox. Undefined if nothing is configured.
 * @throws {ConfigurationError} With every problem of the file, the plugins, the store and the settings.
 * @throws {ProviderError} `timeout` if a plugin takes longer than `pluginSeconds`.
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
  // Clients with forms pass empty strings for empty fields.
  const file = config ?? (env.WABASCOPE_CONFIG || undefined);
  const loaded = await loadConfiguration({ file, cwd, env, builtIn: builtInPlugins, warn });
  if (loaded === undefined) return undefined;
  const { configuration, providers } = await checkLoaded(loaded, {
    builtIn: builtInProviders,
    checkStore,
    pluginSeconds,
  });
  const { accounts, http, userAgent, notify } = configuration;
  beforeContact({ accounts: Object.keys(accounts).sort(), http });
  const seldom = seldomFetched(configuration);
  if (seldom !== undefined) warn(seldom);
  const store = await openStore(configuration, log);
  const { source, errorOf } = loaded;
  const journal = await openJournal({ settings: configuration.changes, source, store, log, errorOf }).catch(
    async (error: unknown) => {
      await store?.close();
      throw error;
    },
  );
  try {
    const opened = await open({
      accounts,
      providers,
      userAgent,
      pluginSeconds,
      observer,
      log,
      ...directoryCache(configuration.cache, refreshes),
      pacer: store?.pacer ?? createLocalPacer(),
      stores: store?.stores,
      journal,
    });
    if (loaded.openToAll !== undefined) await warnOfReadableSecrets(loaded.openToAll, providers, warn);
    const close = async () => {
      await opened.close();
      await store?.close();
    };
    const { apps } = configuration;
    return {
      ...opened,
      ...(http === undefined ? {} : { http }),
      ...(store === undefined ? {} : { store }),
      ...(notify === undefined ? {} : { notify }),
      apps,
      close,
    };
  } catch (error) {
    await journal.close();
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
  { store, replicas, cache }: Pick<Configuration, 'store' | 'replicas' | 'cache'>,
  log: DirectoryOptions['log'],
): Promise<SharedStore | undefined> {
  if (store === undefined) return undefined;
  const { openSharedStore } = await import('@wabascope/redis');
  return openSharedStore({ url: store, replicas, maxRows: cache.maxNumbers, log });
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
  const journal = await openMemoryJournal();
  // Without the variables of proxies: the sandbox is on loopback.
  const web = createFetch({});
  const { fetch } = web;
  const opened = await open({ accounts, providers: builtInProviders, fetch, pacer, journal, waitSeconds, ...watchers });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await web.close();
      await sandbox.close();
    },
  };
}

/** @throws {ConfigurationError} */
async function open(options: OpenDirectory['options'] & { readonly journal: Journal }): Promise<OpenDirectory> {
  const { pacer, journal } = options;
  const directory = await createDirectory({ ...options, trustedProviders: Object.keys(builtInProviders) });
  const close = async () => {
    await directory.close();
    await journal.close();
    pacer.close(new Error('The directory is closed.'));
  };
  return { directory, options, journal, apps: true, close };
}
