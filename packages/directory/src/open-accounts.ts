import { createHash } from 'node:crypto';
import { isProviderError, type Provider, type ProviderContext, type ProviderPlugin } from '@wabascope/core';
import { checkSettings } from './check-settings.js';
import { ConfigurationError, type ConfigurationFault } from './configuration-error.js';
import { failureOf, type TextFilters } from './failure.js';
import { type LoadedPlugin, loadPlugin, type PluginLoader } from './load-plugins.js';
import { nearest } from './nearest.js';
import type { Budget } from './pacer.js';
import { safeText, textFilters } from './safe-text.js';

/** The settings of one account, with all secrets resolved, and the id of its provider. */
export type AccountSettings = { readonly provider: string } & Readonly<Record<string, unknown>>;

/** An account that can be asked. */
export interface OpenAccount extends TextFilters {
  readonly alias: string;
  readonly plugin: ProviderPlugin;
  readonly provider: Provider;
  /** Names the account in a store. No secret. */
  readonly key: string;
  /** Id of the budget that its requests count for. */
  readonly budget: string;
  /** For what is safe to show: it filters nothing. */
  readonly log: ProviderContext['log'];
  /** Set when only one WABA of it is fetched: its id, and the key of the whole account. */
  readonly oneWaba?: { readonly id: string; readonly wholeKey: string };
}

/** Makes the context of one account. */
export type ContextMaker = (alias: string, provider: string, budget: Budget, filters: TextFilters) => ProviderContext;

/** Makes the log of one account. */
export type LogMaker = (alias: string) => ProviderContext['log'];

/** Requests that one provider gets at the same time when it does not say what it allows. */
const unlimitedRequests = 8;

/**
 * Loads the plugins of the configured accounts, once each, checks all settings and opens the accounts, sorted by alias.
 * @throws {ConfigurationError} With every fault.
 */
export async function openAccounts(
  accounts: Readonly<Record<string, AccountSettings>>,
  providers: Readonly<Record<string, PluginLoader>>,
  contextOf: ContextMaker,
  logOf: LogMaker,
): Promise<readonly OpenAccount[]> {
  const loading = new Map<string, Promise<LoadedPlugin>>();
  for (const id of new Set(Object.values(accounts).map(({ provider }) => provider))) {
    const load = Object.hasOwn(providers, id) ? providers[id] : undefined;
    if (load !== undefined) loading.set(id, loadPlugin(id, load));
  }

  async function open([alias, { provider, ...given }]: [string, AccountSettings]) {
    const loaded = await loading.get(provider);
    if (loaded === undefined) return [unknownProvider(alias, provider, Object.keys(providers))];
    const { plugin } = loaded;
    if (plugin === undefined)
      return [{ account: alias, field: 'provider', message: loaded.message, remedy: loaded.remedy }];
    const checked = await checkSettings(alias, given, plugin);
    return checked.faults ?? openAccount(alias, given, checked.settings, plugin, contextOf, logOf(alias));
  }

  const opened = await Promise.all(Object.entries(accounts).map(open));
  const faults = opened.flatMap((outcome) => (isOpen(outcome) ? [] : outcome));
  if (faults.length > 0) throw new ConfigurationError(faults);
  return opened.filter(isOpen).sort((a, b) => (a.alias < b.alias ? -1 : 1));
}

function openAccount(
  alias: string,
  given: Readonly<Record<string, unknown>>,
  settings: unknown,
  plugin: ProviderPlugin,
  contextOf: ContextMaker,
  log: ProviderContext['log'],
): OpenAccount | readonly ConfigurationFault[] {
  const { info } = plugin.settings;
  const entries = Object.entries(given);
  const secrets = entries.filter(([field]) => info[field]?.secret !== false).map(([, value]) => String(value));
  const open = entries.filter(([field]) => info[field]?.secret === false).sort(([a], [b]) => (a < b ? -1 : 1));
  const filters = textFilters(secrets);
  try {
    const budget = budgetOf(plugin, settings);
    const context = contextOf(alias, plugin.id, budget, filters);
    const provider = plugin.create(settings, context);
    const digest = createHash('sha256').update(JSON.stringify(open)).digest('base64url').slice(0, 16);
    const key = `${plugin.id}:${alias}:${digest}`;
    return { alias, plugin, provider, key, budget: budget.id, ...filters, log };
  } catch (error) {
    const { message, settings: [field] = [] } = failureOf(error, plugin.name, filters);
    const remedy = isProviderError(error) ? 'Correct the settings.' : 'Check the settings.';
    return [{ account: alias, ...(field === undefined ? {} : { field }), message, remedy }];
  }
}

function budgetOf({ id, rateLimit }: ProviderPlugin, settings: unknown): Budget {
  if (rateLimit === undefined) return { id, requests: unlimitedRequests, perMs: 0 };
  return { id: `${id}:${rateLimit.key(settings)}`, requests: rateLimit.requests, perMs: rateLimit.perMs };
}

function unknownProvider(account: string, provider: unknown, known: readonly string[]): ConfigurationFault {
  const near = nearest(String(provider), known);
  return {
    account,
    field: 'provider',
    message: typeof provider === 'string' ? `There is no provider "${safeText(provider)}".` : 'It is missing.',
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Known are ${[...known].sort().join(', ')}.`,
  };
}

function isOpen(outcome: OpenAccount | readonly ConfigurationFault[]): outcome is OpenAccount {
  return 'provider' in outcome;
}
