import {
  type ConfigurationProblem,
  createDirectory,
  createLocalPacer,
  type Directory,
  type DirectoryObserver,
  type DirectoryOptions,
  defaultPluginSeconds,
  isArgumentError,
  isConfigurationError,
  type Pacer,
  type PluginLoader,
} from '@wabascope/directory';
import type { SharedStore } from '@wabascope/redis';
import { builtInPlugins } from './built-in-plugins.js';
import { builtInProviders } from './built-in-providers.js';
import { usualWaitSeconds } from './configuration/cache-settings.js';
import { ConfigurationProblems, type Fault } from './configuration/fault.js';
import type { HttpSettings } from './configuration/http-schema.js';
import { loadConfiguration } from './configuration/load.js';
import type { Configuration } from './configuration/model.js';
import { loadOutsidePlugins } from './configuration/outside-plugins.js';
import { addressFault, type StoreSettings } from './configuration/store-settings.js';

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
  /** Settings for `--http`; absent if none are configured. */
  readonly http?: HttpSettings;
  /** The store shared with other servers; absent if none is configured. */
  readonly store?: SharedStore;
  /** Aborts requests and closes everything. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the configured accounts, or those of a new sandbox. Undefined if nothing is configured.
 * @throws {ConfigurationProblems} With every problem of the file, its references and the settings.
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
  const { configuration, cache, waitSeconds, http } = loaded;
  const outside = await loadOutsidePlugins(configuration, Object.keys(builtInProviders), pluginSeconds);
  const { source, accounts } = configuration;
  const providers = { ...outside.providers, ...builtInProviders };
  const refresh = refreshes ? loaded.refresh : undefined;
  const own = { accounts, providers, pluginSeconds, cache, refresh, waitSeconds, observer, log };
  const faults = [...loaded.faults, ...outside.faults];
  // Report all problems before anything is contacted.
  if (faults.length > 0 || loaded.store !== undefined) {
    if (loaded.store !== undefined) faults.push(...(await storeFaults(source, loaded.store)));
    const found = await accountFaults({ accounts, providers, pluginSeconds });
    faults.push(...unknownSoFar(found, loaded.faults, outside.faults).map((fault) => ({ source, ...fault })));
    if (faults.length > 0) throw new ConfigurationProblems(faults);
  }
  beforeContact({ accounts: Object.keys(accounts).sort(), http });
  const store = loaded.store === undefined ? undefined : await openStore(loaded.store, log);
  try {
    const opened = await open(source, { ...own, pacer: store?.pacer ?? createLocalPacer(), stores: store?.stores });
    if (loaded.openToAll !== undefined) await warnOfReadableSecrets(loaded.openToAll, providers, warn);
    const close = async () => {
      await opened.close();
      await store?.close();
    };
    return { ...opened, ...(http === undefined ? {} : { http }), ...(store === undefined ? {} : { store }), close };
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

async function storeFaults(source: string, { url }: StoreSettings): Promise<Fault[]> {
  const { checkAddress } = await import('@wabascope/redis');
  try {
    checkAddress(url);
    return [];
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    return [addressFault(source, error.message)];
  }
}

async function openStore(settings: StoreSettings, log: DirectoryOptions['log']): Promise<SharedStore> {
  const { openSharedStore } = await import('@wabascope/redis');
  return openSharedStore({ ...settings, log });
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
  const waitSeconds = usualWaitSeconds;
  const opened = await open('sandbox', { accounts, providers: builtInProviders, pacer, waitSeconds, ...watchers });
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await sandbox.close();
    },
  };
}

/** @throws {ConfigurationProblems} */
async function open(source: string, options: OpenDirectory['options']): Promise<OpenDirectory> {
  const { pacer } = options;
  try {
    const directory = await createDirectory(options);
    const close = async () => {
      await directory.close();
      pacer.close(new Error('The directory is closed.'));
    };
    return { directory, options, close };
  } catch (error) {
    if (!isConfigurationError(error)) throw error;
    throw new ConfigurationProblems(error.faults.map((fault) => ({ source, ...fault })));
  }
}

/** Problems that the plugins find in the settings. Contacts nothing. */
async function accountFaults(
  options: Pick<DirectoryOptions, 'accounts' | 'providers' | 'pluginSeconds'>,
): Promise<readonly ConfigurationProblem[]> {
  try {
    await (await createDirectory(options)).close();
    return [];
  } catch (error) {
    if (isConfigurationError(error)) return error.faults;
    throw error;
  }
}

/** Without problems that are already reported. */
function unknownSoFar(
  found: readonly ConfigurationProblem[],
  ofFile: readonly Fault[],
  ofPlugins: readonly Fault[],
): readonly ConfigurationProblem[] {
  const isKnown = ({ account, field }: ConfigurationProblem) =>
    ofFile.some((fault) => fault.account === account && fault.field === field) ||
    // The unknown provider may be in a plugin that could not be loaded.
    (field === 'provider' && ofPlugins.length > 0);
  return found.filter((fault) => !isKnown(fault));
}
