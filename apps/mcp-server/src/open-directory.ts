import {
  createDirectory,
  type Directory,
  type DirectoryObserver,
  type DirectoryOptions,
  isConfigurationError,
} from '@wabascope/directory';
import { builtInProviders } from './built-in-providers.js';
import { ConfigurationFaults, type Fault } from './configuration/fault.js';
import type { HttpSettings } from './configuration/http-schema.js';
import { loadConfiguration } from './configuration/load.js';
import { loadOutsidePlugins } from './configuration/outside-plugins.js';

export interface DirectorySource {
  readonly config: string | undefined;
  readonly sandbox: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
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
  /** Aborts requests and closes everything. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the configured accounts, or those of a fresh sandbox; undefined when nothing is configured.
 * @throws {ConfigurationFaults} With every fault: the file's, the references', and what the providers say of settings.
 */
export async function openDirectory({
  config,
  sandbox,
  cwd,
  env,
  observer,
  log,
}: DirectorySource): Promise<OpenDirectory | undefined> {
  if (sandbox) return openSandbox({ observer, log });
  // Forms of clients pass on what nobody filled in as an empty text.
  const file = config ?? (env.WABASCOPE_CONFIG || undefined);
  const builtIn = () => Promise.all(Object.values(builtInProviders).map((load) => load()));
  const loaded = await loadConfiguration({ file, cwd, env, builtIn });
  if (loaded === undefined) return undefined;
  const { configuration } = loaded;
  const outside = await loadOutsidePlugins(configuration, Object.keys(builtInProviders));
  const providers = { ...outside.providers, ...builtInProviders };
  const options = { accounts: configuration.accounts, providers, observer, log };
  const directory = await openAccounts(configuration.source, options, [...loaded.faults, ...outside.faults]);
  const http = loaded.http === undefined ? {} : { http: loaded.http };
  return { directory, options, ...http, close: () => directory.close() };
}

async function openSandbox(watchers: Pick<DirectoryOptions, 'observer' | 'log'>): Promise<OpenDirectory> {
  const { startSandbox } = await import('@wabascope/sandbox');
  const sandbox = await startSandbox();
  const accounts = Object.entries(sandbox.accounts()).map(([alias, account]) => [alias, { ...account }] as const);
  const options = { accounts: Object.fromEntries(accounts), providers: builtInProviders, ...watchers };
  const directory = await openAccounts('sandbox', options, []);
  return {
    directory,
    options,
    close: async () => {
      await directory.close();
      await sandbox.close();
    },
  };
}

async function openAccounts(source: string, options: DirectoryOptions, faults: readonly Fault[]): Promise<Directory> {
  const all = [...faults];
  let directory: Directory | undefined;
  try {
    directory = await createDirectory(options);
  } catch (error) {
    if (!isConfigurationError(error)) throw error;
    const isKnown = (account: string, field?: string) =>
      faults.some((fault) => fault.account === account && fault.field === field);
    all.push(
      ...error.faults.filter(({ account, field }) => !isKnown(account, field)).map((fault) => ({ source, ...fault })),
    );
  }
  if (directory !== undefined && all.length === 0) return directory;
  await directory?.close();
  throw new ConfigurationFaults(all);
}
