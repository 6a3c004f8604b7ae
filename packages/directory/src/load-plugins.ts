import { cleanText, maxTimerMs, type ProviderPlugin, specificationVersion } from '@wabascope/core';

/** A plugin with settings of any type: what takes settings takes those of the plugin, what gives them gives anything. */
export type AnyPlugin = Omit<ProviderPlugin<never>, 'settings'> & Pick<ProviderPlugin, 'settings'>;

/** Loads a plugin when an account needs it. */
export type PluginLoader = () => Promise<AnyPlugin>;

/** A plugin that was loaded, or what is wrong with it. */
export type LoadedPlugin =
  | { readonly plugin: ProviderPlugin }
  | { readonly plugin?: undefined; readonly message: string; readonly remedy: string };

/** Loads one plugin and checks that it is one, of the version that this host reads. */
export async function loadPlugin(id: string, load: PluginLoader): Promise<LoadedPlugin> {
  let plugin: unknown;
  try {
    plugin = await load();
  } catch (error) {
    // No setting has been handed out yet, so the text cannot hold a secret.
    const cause = error instanceof Error ? cleanText(String(error.message), 300) : `it throws a ${typeof error}.`;
    return { message: `The plugin of "${id}" cannot be loaded: ${cause}`, remedy: 'Install it, or correct its name.' };
  }
  try {
    return look(id, plugin);
  } catch {
    // A member that throws when it is read.
    const message = `The plugin of "${id}" does not keep the contract: it cannot be read.`;
    return { message, remedy: 'Report it to its author.' };
  }
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
  return { plugin: plugin as unknown as ProviderPlugin };
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function shapeFault(plugin: Record<string, unknown>): string | undefined {
  const { id, name, reports, settings, rateLimit, fetchesOneWaba, create } = plugin;
  if (typeof id !== 'string' || !kebabCase.test(id)) return '`id` is no text in kebab-case';
  if (typeof name !== 'string') return '`name` is no text';
  if (!isRecord(reports) || !Array.isArray(reports.number) || !Array.isArray(reports.waba)) {
    return '`reports` does not list the fields of numbers and WABAs';
  }
  if (!isRecord(settings) || !isRecord(settings.info)) return '`settings.info` is missing';
  if (!isRecord(settings.schema) || !isRecord(settings.schema['~standard'])) {
    return '`settings.schema` is no Standard Schema';
  }
  if (rateLimit !== undefined && !isRateLimit(rateLimit)) return '`rateLimit` needs requests, perMs and key';
  if (fetchesOneWaba !== undefined && fetchesOneWaba !== true) return '`fetchesOneWaba` must be true or absent';
  return typeof create === 'function' ? undefined : '`create` is no function';
}

function isRateLimit(value: unknown): boolean {
  if (!isRecord(value) || typeof value.key !== 'function') return false;
  const [requests, perMs] = [Number(value.requests), Number(value.perMs)];
  return Number.isInteger(requests) && requests >= 1 && perMs > 0 && perMs < maxTimerMs;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
