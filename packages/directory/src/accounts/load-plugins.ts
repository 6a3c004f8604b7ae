import {
  cleanText,
  type ProviderPlugin,
  providerIdPattern,
  rateLimitProblem,
  specificationVersion,
} from '@wabascope/core';
import { inTime } from './in-time.js';
import { pluginCopy } from './plugin-copy.js';

/** A plugin with settings of any type. */
export type AnyPlugin = Omit<ProviderPlugin<never>, 'settings'> & Pick<ProviderPlugin, 'settings'>;

/** Loads a plugin when an account needs it. */
export type PluginLoader = () => Promise<AnyPlugin>;

/** A loaded plugin, or the reason why it cannot be used. */
export type LoadedPlugin =
  | { readonly plugin: ProviderPlugin }
  | { readonly plugin?: undefined; readonly message: string; readonly remedy: string };

/** The time limit for loading a plugin, and for checking the settings of an account. */
export const defaultPluginSeconds = 10;

/**
 * Loads one plugin, and checks its shape and that this host supports its specification version.
 * @param seconds 10 if omitted.
 * @throws {ProviderError} `timeout` when it does not load within `seconds`.
 */
export async function loadPlugin(
  id: string,
  load: PluginLoader,
  seconds: number = defaultPluginSeconds,
): Promise<LoadedPlugin> {
  if (typeof load !== 'function') {
    return { message: `The value of "${id}" in providers is not a function.`, remedy: 'Write `async () => plugin`.' };
  }
  const late = `The plugin of "${id}" did not finish loading within ${seconds} seconds; report it to its author.`;
  const loaded = await inTime(loading(load), seconds, late);
  if ('cause' in loaded) {
    const message = `The plugin of "${id}" cannot be loaded: ${loaded.cause}`;
    return { message, remedy: 'Install it, or correct its name.' };
  }
  try {
    return checkPlugin(id, loaded.plugin);
  } catch {
    // A member that throws when it is read.
    const message = `The plugin of "${id}" violates the plugin contract: it cannot be read.`;
    return { message, remedy: 'Report it to its author.' };
  }
}

async function loading(load: PluginLoader): Promise<{ plugin: unknown } | { cause: string }> {
  try {
    return { plugin: await load() };
  } catch (error) {
    // The plugin has not received any setting yet, so the text cannot contain a secret.
    return { cause: causeOf(error) };
  }
}

function causeOf(error: unknown): string {
  try {
    if (error instanceof Error) return cleanText(String(error.message), 300).replace(/\.?$/, '.');
  } catch {
    // The error throws when it is read.
  }
  return `it threw a value of type ${typeof error}.`;
}

function checkPlugin(id: string, plugin: unknown): LoadedPlugin {
  if (!isRecord(plugin) || !('specificationVersion' in plugin)) {
    if (isRecord(plugin) && isRecord(plugin.default)) {
      const remedy = `Return its default export, as \`async () => (await import('…')).default\` does.`;
      return { message: `What "${id}" in providers returns is a module.`, remedy };
    }
    return {
      message: `The module for "${id}" is not a provider plugin.`,
      remedy: 'Export as its default what defineProvider() or lazyProvider() returns.',
    };
  }
  if (plugin.specificationVersion !== specificationVersion) {
    const found = cleanText(String(plugin.specificationVersion), 20);
    return {
      message: `The plugin of "${id}" has specification version ${found}; this host supports ${specificationVersion}.`,
      remedy: 'Install matching versions of plugin and host.',
    };
  }
  const problem = shapeProblem(plugin);
  if (problem !== undefined) {
    return {
      message: `The plugin of "${id}" violates the plugin contract: ${problem}.`,
      remedy: 'Report it to its author.',
    };
  }
  if (plugin.id !== id) {
    const remedy = 'Use the same ID in the map of providers and in the plugin.';
    return { message: `The plugin of "${id}" has the ID "${cleanText(String(plugin.id), 50)}".`, remedy };
  }
  // The check above covers the shape as far as possible without calling the plugin.
  return { plugin: pluginCopy(plugin as unknown as ProviderPlugin) };
}

function shapeProblem(plugin: Record<string, unknown>): string | undefined {
  const { id, name, reports, settings, rateLimit, fetchesOneWaba, create } = plugin;
  if (typeof id !== 'string' || !providerIdPattern.test(id)) return '`id` must be in kebab-case, such as acme-cloud';
  if (typeof name !== 'string') return '`name` must be a string';
  if (!isRecord(reports) || !Array.isArray(reports.number) || !Array.isArray(reports.waba)) {
    return '`reports` must list the fields of numbers and WABAs';
  }
  if (!isRecord(settings) || !isRecord(settings.info)) return '`settings.info` must be an object';
  if (!isRecord(settings.schema) || !isRecord(settings.schema['~standard'])) {
    return '`settings.schema` must be a Standard Schema';
  }
  const limitProblem = rateLimitProblem(rateLimit);
  if (limitProblem !== undefined) return limitProblem;
  if (fetchesOneWaba !== undefined && fetchesOneWaba !== true) return '`fetchesOneWaba` must be true or absent';
  return typeof create === 'function' ? undefined : '`create` must be a function';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
