import {
  cleanText,
  type ProviderPlugin,
  providerIdPattern,
  rateLimitProblem,
  specificationVersion,
} from '@wabascope/core';
import { inTime } from './in-time.js';
import { pluginCopy } from './plugin-copy.js';

/** A plugin with settings of any type: what takes settings takes those of the plugin, what gives them gives anything. */
export type AnyPlugin = Omit<ProviderPlugin<never>, 'settings'> & Pick<ProviderPlugin, 'settings'>;

/** Loads a plugin when an account needs it. */
export type PluginLoader = () => Promise<AnyPlugin>;

/** A plugin that was loaded, or what is wrong with it. */
export type LoadedPlugin =
  | { readonly plugin: ProviderPlugin }
  | { readonly plugin?: undefined; readonly message: string; readonly remedy: string };

/** How long a plugin may take to load, and to check the settings of an account. */
export const defaultPluginSeconds = 10;

/**
 * Loads one plugin and checks that it is one, of the version that this host reads.
 * @throws {ProviderError} `timeout` when it does not load within `seconds`, 10 when left out.
 */
export async function loadPlugin(
  id: string,
  load: PluginLoader,
  seconds: number = defaultPluginSeconds,
): Promise<LoadedPlugin> {
  const late = `The plugin of "${id}" has not finished loading after ${seconds} seconds; report it to its author.`;
  const loaded = await inTime(loading(load), seconds, late);
  if ('cause' in loaded) {
    const message = `The plugin of "${id}" cannot be loaded: ${loaded.cause}`;
    return { message, remedy: 'Install it, or correct its name.' };
  }
  try {
    return look(id, loaded.plugin);
  } catch {
    // A member that throws when it is read.
    const message = `The plugin of "${id}" does not keep the contract: it cannot be read.`;
    return { message, remedy: 'Report it to its author.' };
  }
}

async function loading(load: PluginLoader): Promise<{ plugin: unknown } | { cause: string }> {
  try {
    return { plugin: await load() };
  } catch (error) {
    // No setting has been handed out yet, so the text cannot hold a secret.
    return { cause: causeOf(error) };
  }
}

function causeOf(error: unknown): string {
  try {
    if (error instanceof Error) return cleanText(String(error.message), 300);
  } catch {
    // It throws when it is looked at.
  }
  return `it throws a ${typeof error}.`;
}

function look(id: string, plugin: unknown): LoadedPlugin {
  if (!isRecord(plugin) || !('specificationVersion' in plugin)) {
    return {
      message: `What was loaded for "${id}" is no provider plugin.`,
      remedy: 'Export what defineProvider() returns.',
    };
  }
  if (plugin.specificationVersion !== specificationVersion) {
    const found = cleanText(String(plugin.specificationVersion), 20);
    return {
      message: `The plugin of "${id}" has specification ${found}; this host reads ${specificationVersion}.`,
      remedy: 'Install versions of plugin and host that agree.',
    };
  }
  const fault = shapeFault(plugin);
  if (fault !== undefined) {
    return {
      message: `The plugin of "${id}" does not keep the contract: ${fault}.`,
      remedy: 'Report it to its author.',
    };
  }
  if (plugin.id !== id) {
    const remedy = 'Write the same id in the map of providers and in the plugin.';
    return { message: `The plugin of "${id}" calls itself "${cleanText(String(plugin.id), 50)}".`, remedy };
  }
  // Its shape has just been checked as far as it can be without calling it.
  return { plugin: pluginCopy(plugin as unknown as ProviderPlugin) };
}

function shapeFault(plugin: Record<string, unknown>): string | undefined {
  const { id, name, reports, settings, rateLimit, fetchesOneWaba, create } = plugin;
  if (typeof id !== 'string' || !providerIdPattern.test(id)) return '`id` must be in kebab-case, such as acme-cloud';
  if (typeof name !== 'string') return '`name` is no text';
  if (!isRecord(reports) || !Array.isArray(reports.number) || !Array.isArray(reports.waba)) {
    return '`reports` does not list the fields of numbers and WABAs';
  }
  if (!isRecord(settings) || !isRecord(settings.info)) return '`settings.info` is missing';
  if (!isRecord(settings.schema) || !isRecord(settings.schema['~standard'])) {
    return '`settings.schema` is no Standard Schema';
  }
  const limitProblem = rateLimitProblem(rateLimit);
  if (limitProblem !== undefined) return limitProblem;
  if (fetchesOneWaba !== undefined && fetchesOneWaba !== true) return '`fetchesOneWaba` must be true or absent';
  return typeof create === 'function' ? undefined : '`create` is no function';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
