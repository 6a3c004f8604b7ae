import {
  closestWord,
  isProviderError,
  listFromText,
  type Provider,
  type ProviderContext,
  type ProviderPlugin,
  placeholderProblem,
  type SettingInfo,
} from '@wabascope/core';
import { budgetsOf, unlimitedBudgets } from '../pacing/account-budgets.js';
import { traceOf } from '../text/error-trace.js';
import { failureOf } from '../text/failure.js';
import {
  type AccountSecrets,
  accountSecrets,
  createIdleSearches,
  type IdleSearches,
  mapText,
  safeText,
  textFilters,
} from '../text/safe-text.js';
import { type AccountContexts, createPluginLog, type PluginLog } from './account-contexts.js';
import type { AccountKeys } from './account-keys.js';
import { checkAccountSettings } from './check-account-settings.js';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import { defaultPluginSeconds, type LoadedPlugin, loadPlugin, type PluginLoader } from './load-plugins.js';
import { failedProvider, readProvider } from './read-provider.js';

/** The settings of one account, with all secrets resolved, and the ID of its provider. */
export type AccountSettings = { readonly provider: string } & Readonly<Record<string, unknown>>;

/** An account that can be fetched. */
export interface OpenAccount {
  readonly alias: string;
  readonly plugin: ProviderPlugin;
  readonly provider: Provider;
  readonly secrets: AccountSecrets;
  /** Whether the host vouches for the rows of the plugin. */
  readonly isTrusted: boolean;
  /** Identifies the account in a store. Reveals no setting. */
  readonly key: string;
  /** The ID of the budget that counts most of its requests. */
  readonly budget: string;
  /** For safe text: it does not filter. */
  readonly log: ProviderContext['log'];
  readonly pluginLog: PluginLog;
  /** Set when only one WABA of the account is fetched: its ID, and the key of the whole account. */
  readonly oneWaba?: { readonly id: string; readonly wholeKey: string };
}

/**
 * Loads each plugin of the configured accounts once, checks all settings and opens the accounts, sorted by alias.
 * @throws {ConfigurationError} With all problems.
 * @throws {ProviderError} `timeout` when a plugin takes longer than `pluginSeconds` to load or to check settings.
 */
export async function openAccounts(
  accounts: Readonly<Record<string, AccountSettings>>,
  providers: Readonly<Record<string, PluginLoader>>,
  contexts: AccountContexts,
  keyOf: AccountKeys,
  pluginSeconds: number = defaultPluginSeconds,
  trusted: readonly string[] = [],
): Promise<readonly OpenAccount[]> {
  const loading = new Map<unknown, Promise<LoadedPlugin>>();
  const idle = createIdleSearches();

  /** Once for each provider: thousands of accounts may have the same one, or the same unknown one. */
  function pluginOf(id: unknown): Promise<LoadedPlugin> {
    const loaded = loading.get(id) ?? load(id);
    loading.set(id, loaded);
    return loaded;
  }

  async function load(id: unknown): Promise<LoadedPlugin> {
    const loader = typeof id === 'string' && Object.hasOwn(providers, id) ? providers[id] : undefined;
    return typeof id === 'string' && loader !== undefined
      ? loadPlugin(id, loader, pluginSeconds)
      : unknownProvider(id, Object.keys(providers));
  }

  async function open([alias, { provider, ...given }]: [string, AccountSettings]) {
    const loaded = await pluginOf(provider);
    const { plugin } = loaded;
    if (plugin === undefined)
      return [{ account: alias, field: 'provider', message: loaded.message, remedy: loaded.remedy }];
    const checked = await checkAccountSettings(alias, given, plugin, pluginSeconds);
    if (checked.problems !== undefined) return checked.problems;
    const key = await keyOf(plugin, alias, given);
    return openAccount(alias, key, given, checked.settings, plugin, contexts, trusted.includes(provider), idle);
  }

  const opened = await Promise.all(Object.entries(accounts).map(open));
  const problems = [
    ...Object.keys(accounts).flatMap(aliasProblem),
    ...opened.flatMap((outcome) => (isOpen(outcome) ? [] : outcome)),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return opened.filter(isOpen).sort((a, b) => (a.alias < b.alias ? -1 : 1));
}

function openAccount(
  alias: string,
  key: string,
  given: Readonly<Record<string, unknown>>,
  settings: unknown,
  plugin: ProviderPlugin,
  contexts: AccountContexts,
  isTrusted: boolean,
  idle: IdleSearches,
): OpenAccount | readonly ConfigurationProblem[] {
  const { info } = plugin.settings;
  const log = contexts.logOf(alias);
  const texts = Object.entries(given)
    .filter(([field]) => info[field]?.secret !== false)
    .flatMap(([field, value]) => textsOf(value, info[field]?.type));
  // A copy reserves no memory for more.
  const secrets = accountSecrets(texts.slice(), idle);
  let budgets = unlimitedBudgets(plugin.id);
  try {
    budgets = budgetsOf(plugin, settings);
    const { context, pluginLog } = contexts.create(alias, { id: plugin.id, isTrusted }, budgets, secrets);
    const provider = readProvider(plugin.create(settings, context), plugin.name);
    return { alias, plugin, provider, secrets, isTrusted, key, budget: budgets.main, log, pluginLog };
  } catch (error) {
    const filters = textFilters(secrets);
    const failure = failureOf(error, plugin.name, filters);
    // The operator of the server can correct the settings; callers cannot.
    if (isProviderError(error) && failure.code !== 'bad-response') {
      const { message, settings: [field] = [] } = failure;
      return [{ account: alias, ...(field === undefined ? {} : { field }), message, remedy: 'Correct the settings.' }];
    }
    log('warn', 'A plugin could not open an account.', { failure, ...mapText(traceOf(error), filters.safe) });
    const provider = failedProvider(failure);
    const pluginLog = createPluginLog(log);
    return { alias, plugin, provider, secrets, isTrusted, key, budget: budgets.main, log, pluginLog };
  }
}

/** Each entry of a list is a secret, and so is the whole list. A list in one text has commas between its entries. */
function textsOf(value: unknown, type: SettingInfo['type'] | undefined): string[] {
  if (Array.isArray(value)) return [String(value), ...value.map(String)];
  const text = String(value);
  return type === 'string[]' ? [text, ...listFromText(text)] : [text];
}

function aliasProblem(account: string): ConfigurationProblem[] {
  const problem = placeholderProblem(account, 'The alias');
  return problem === undefined ? [] : [{ account, ...problem }];
}

function unknownProvider(provider: unknown, known: readonly string[]): LoadedPlugin {
  const other = 'Add any other to `providers` or, in a configuration file, its package to `plugins`.';
  const remedy = known.length === 0 ? other : `Known providers: ${[...known].sort().join(', ')}. ${other}`;
  if (provider === undefined) return { message: 'It is missing.', remedy };
  if (typeof provider !== 'string') return { message: 'It must be text.', remedy };
  const placeholder = placeholderProblem(provider);
  if (placeholder !== undefined) return placeholder;
  const near = closestWord(provider, known);
  return {
    message: `There is no provider "${safeText(provider)}".`,
    remedy: near === undefined ? remedy : `Did you mean "${near}"? ${remedy}`,
  };
}

function isOpen(outcome: OpenAccount | readonly ConfigurationProblem[]): outcome is OpenAccount {
  return 'provider' in outcome;
}
