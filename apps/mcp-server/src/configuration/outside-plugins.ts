import { pathToFileURL } from 'node:url';
import { loadPlugin, type PluginLoader } from '@wabascope/directory';
import { resolve as resolveImport } from 'import-meta-resolve';
import type { Fault } from './fault.js';
import type { Configuration } from './model.js';

/**
 * Loads the plugins that the file names, seen from the file's folder, whatever the process's own is.
 * @param taken Ids of the built-in providers.
 * @returns A loader for each plugin's id, and a fault for each plugin that cannot be used.
 */
export async function loadOutsidePlugins(
  { source, plugins }: Pick<Configuration, 'source' | 'plugins'>,
  taken: readonly string[],
): Promise<{ providers: Record<string, PluginLoader>; faults: Fault[] }> {
  const providers: Record<string, PluginLoader> = {};
  const faults: Fault[] = [];
  for (const name of plugins) {
    const outcome = await loadOne(name, pathToFileURL(source).href);
    if ('message' in outcome) {
      faults.push({ source, field: `plugins: ${name}`, message: outcome.message, remedy: outcome.remedy });
    } else if (taken.includes(outcome.id) || outcome.id in providers) {
      const message = `Its id "${outcome.id}" is taken by ${taken.includes(outcome.id) ? 'a built-in provider' : 'another plugin'}.`;
      faults.push({
        source,
        field: `plugins: ${name}`,
        message,
        remedy: 'Use one of them only, or ask its author to rename it.',
      });
    } else {
      providers[outcome.id] = outcome.load;
    }
  }
  return { providers, faults };
}

type Outcome = { id: string; load: PluginLoader } | { message: string; remedy: string };

async function loadOne(name: string, from: string): Promise<Outcome> {
  let plugin: unknown;
  try {
    const module: { default?: unknown } = await import(resolveImport(name, from));
    plugin = module.default;
  } catch (error) {
    // No setting has been handed out yet, so the text cannot hold a secret.
    const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { message: `It cannot be loaded: ${cause}.`, remedy: 'Install it beside this file, or correct its name.' };
  }
  if (typeof plugin !== 'object' || plugin === null || !('id' in plugin) || typeof plugin.id !== 'string') {
    return { message: 'Its default export is no provider plugin.', remedy: 'Export what defineProvider() returns.' };
  }
  const { id } = plugin;
  const loaded = await loadPlugin(id, async () => plugin as never);
  return loaded.plugin === undefined ? loaded : { id, load: async () => loaded.plugin };
}
