import { createHash } from 'node:crypto';
import {
  isProviderError,
  listFromText,
  type Provider,
  type ProviderContext,
  type ProviderPlugin,
  type SettingInfo,
} from '@wabascope/core';
import { type AccountBudgets, budgetsOf, unlimitedBudgets } from '../pacing/account-budgets.js';
import { nearest } from '../text/closest-word.js';
import { traceOf } from '../text/error-trace.js';
import { failureOf, type TextFilters } from '../text/failure.js';
import { mapText, safeText, textFilters } from '../text/safe-text.js';
import { checkSettings } from './check-settings.js';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import { limitedLog } from './limited-log.js';
import { defaultPluginSeconds, type LoadedPlugin, loadPlugin, type PluginLoader } from './load-plugins.js';
import { openedProvider, unopenedProvider } from './open-provider.js';

/** The settings of one account, with all secrets resolved, and the id of its provider. */
export type AccountSettings = { readonly provider: string } & Readonly<Record<string, unknown>>;

/** An account that can be asked. */
export interface OpenAccount extends TextFilters {
  readonly alias: string;
  readonly plugin: ProviderPlugin;
  readonly provider: Provider;
  /** Names the account in a store. No secret. */
  readonly key: string;
  /** Id of the budget that most of its requests count for. */
  readonly budget: string;
  /** For what is safe to show: it filters nothing. */
  readonly log: ProviderContext['log'];
  /** Says how many log lines of the plugin were left out. */
  readonly fetchEnded: () => void;
  /** Set when only one WABA of it is fetched: its id, and the key of the whole account. */
  readonly oneWaba?: { readonly id: string; readonly wholeKey: string };
}

/** Makes the context of one account. */
export type ContextMaker = (
  alias: string,
  provider: string,
  budgets: AccountBudgets,
  filters: TextFilters,
) => ProviderContext;

/** Makes the log of one account. */
export type LogMaker = (alias: string) => ProviderContext['log'];

/**
 * Loads the plugins of the configured accounts, once each, checks all settings and opens the accounts, sorted by alias.
 * @throws {ConfigurationError} With every problem.
 * @throws {ProviderError} `timeout` when a plugin takes longer than `pluginSeconds` to load or to check settings.
 */
export async function openAccounts(
  accounts: Readonly<Record<string, AccountSettings>>,
  providers: Readonly<Record<string, PluginLoader>>,
  contextOf: ContextMaker,
  logOf: LogMaker,
  pluginSeconds: number = defaultPluginSeconds,
): Promise<readonly OpenAccount[]> {
  const loading = new Map<string, Promise<LoadedPlugin>>();
  for (const id of new Set(Object.values(accounts).map(({ provider }) => provider))) {
    const load = Object.hasOwn(providers, id) ? providers[id] : undefined;
    if (load !== undefined) loading.set(id, loadPlugin(id, load, pluginSeconds));
  }

  async function open([alias, { provider, ...given }]: [string, AccountSettings]) {
    const loaded = await loading.get(provider);
    if (loaded === undefined) return [unknownProvider(alias, provider, Object.keys(providers))];
    const { plugin } = loaded;
    if (plugin === undefined)
      return [{ account: alias, field: 'provider', message: loaded.message, remedy: loaded.remedy }];
    const checked = await checkSettings(alias, given, plugin, pluginSeconds);
    return checked.problems ?? openAccount(alias, given, checked.settings, plugin, contextOf, logOf(alias));
  }

  const opened = await Promise.all(Object.entries(accounts).map(open));
  const problems = opened.flatMap((outcome) => (isOpen(outcome) ? [] : outcome));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return opened.filter(isOpen).sort((a, b) => (a.alias < b.alias ? -1 : 1));
}

function openAccount(
  alias: string,
  given: Readonly<Record<string, unknown>>,
  settings: unknown,
  plugin: ProviderPlugin,
  contextOf: ContextMaker,
  log: ProviderContext['log'],
): OpenAccount | readonly ConfigurationProblem[] {
  const { info } = plugin.settings;
  const entries = Object.entries(given);
  const secrets = entries
    .filter(([field]) => info[field]?.secret !== false)
    .flatMap(([field, value]) => textsOf(value, info[field]?.type));
  const open = entries.filter(([field]) => info[field]?.secret === false).sort(([a], [b]) => (a < b ? -1 : 1));
  const filters = textFilters(secrets);
  const digest = createHash('sha256').update(JSON.stringify(open)).digest('base64url').slice(0, 16);
  const key = `${plugin.id}:${alias}:${digest}`;
  let budgets = unlimitedBudgets(plugin.id);
  try {
    budgets = budgetsOf(plugin, settings);
    const context = contextOf(alias, plugin.id, budgets, filters);
    const { log: pluginLog, fetchEnded } = limitedLog(context.log);
    const provider = openedProvider(plugin.create(settings, { ...context, log: pluginLog }), plugin.name);
    return { alias, plugin, provider, key, budget: budgets.main, ...filters, log, fetchEnded };
  } catch (error) {
    const failure = failureOf(error, plugin.name, filters);
    // What a plugin says of the settings is for the person who starts the server.
    if (isProviderError(error) && failure.code !== 'bad-response') {
      const { message, settings: [field] = [] } = failure;
      return [{ account: alias, ...(field === undefined ? {} : { field }), message, remedy: 'Correct the settings.' }];
    }
    log('warn', 'A plugin could not open an account.', { failure, ...mapText(traceOf(error), filters.safe) });
    const provider = unopenedProvider(failure);
    return { alias, plugin, provider, key, budget: budgets.main, ...filters, log, fetchEnded: () => {} };
  }
}

/** Each entry of a list is a secret, and so is the whole. As a text, it has commas between them. */
function textsOf(value: unknown, type: SettingInfo['type'] | undefined): string[] {
  if (Array.isArray(value)) return [String(value), ...value.map(String)];
  const text = String(value);
  return type === 'string[]' ? [text, ...listFromText(text)] : [text];
}

function unknownProvider(account: string, provider: unknown, known: readonly string[]): ConfigurationProblem {
  const near = nearest(String(provider), known);
  return {
    account,
    field: 'provider',
    message: typeof provider === 'string' ? `There is no provider "${safeText(provider)}".` : 'It is missing.',
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Known are ${[...known].sort().join(', ')}.`,
  };
}

function isOpen(outcome: OpenAccount | readonly ConfigurationProblem[]): outcome is OpenAccount {
  return 'provider' in outcome;
}
