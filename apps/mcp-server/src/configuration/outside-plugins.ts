import { realpathSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cleanText } from '@wabascope/core';
import { inTime, loadPlugin, type PluginLoader } from '@wabascope/directory';
import { resolve as resolveImport } from 'import-meta-resolve';
import { importModule } from '../start/import-module.js';
import type { Complaint, Fault } from './fault.js';
import type { Configuration } from './model.js';
import { othersMayChange } from './ownership.js';

/**
 * Loads the plugins that the file names, seen from the file's folder, whatever the process's own is.
 * @param taken Ids of the built-in providers.
 * @param seconds How long each may take to load.
 * @returns A loader for each plugin's id, and a fault for each plugin that cannot be used.
 * @throws {ProviderError} `timeout` when one does not load in time.
 */
export async function loadOutsidePlugins(
  { source, plugins }: Pick<Configuration, 'source' | 'plugins'>,
  taken: readonly string[],
  seconds: number,
): Promise<{ providers: Record<string, PluginLoader>; faults: Fault[] }> {
  const found = new Map<string, PluginLoader>();
  const faults: Fault[] = [];
  const complain = (name: string, complaint: Complaint) =>
    faults.push({ source, field: `plugins: ${cleanText(name, 200)}`, ...complaint });
  for (const name of plugins) {
    const outcome = await loadOne(name, pathToFileURL(source).href, seconds);
    if ('message' in outcome) complain(name, outcome);
    else if (taken.includes(outcome.id)) complain(name, clash(outcome.id, 'a built-in provider'));
    else if (found.has(outcome.id)) complain(name, clash(outcome.id, 'another plugin'));
    else found.set(outcome.id, outcome.load);
  }
  return { providers: Object.fromEntries(found), faults };
}

async function loadOne(
  name: string,
  from: string,
  seconds: number,
): Promise<{ id: string; load: PluginLoader } | Complaint> {
  let url: string;
  try {
    url = resolveImport(name, from);
    const path = fileURLToPath(url);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) {
      return { message: `There is no file ${cleanText(path, 300)}.`, remedy: 'Correct its path.' };
    }
    const complaint = othersMayChange(path, realpathSync(path), stats);
    if (complaint !== undefined) return complaint;
  } catch (error) {
    const remedy = 'Install it beside this file, or correct its name.';
    return { message: `It cannot be found: ${sentenceOf(error)}`, remedy };
  }
  const late = `The plugin ${cleanText(name, 200)} has not finished loading after ${seconds} seconds; remove it from plugins, or report it to its author.`;
  const imported = await inTime(importing(url), seconds, late);
  if ('message' in imported) return imported;
  const { plugin } = imported;
  const id = idOf(plugin) ?? name;
  // Whatever it is: the directory looks at it closely.
  const loaded = await loadPlugin(id, async () => plugin as Awaited<ReturnType<PluginLoader>>, seconds);
  return loaded.plugin === undefined ? loaded : { id, load: async () => loaded.plugin };
}

async function importing(url: string): Promise<{ plugin: unknown } | Complaint> {
  try {
    const module = await importModule(url);
    return { plugin: module.default };
  } catch (error) {
    const isIncomplete = codeOf(error) === 'ERR_MODULE_NOT_FOUND';
    const remedy = isIncomplete ? 'Install what it needs.' : 'Report it to its author.';
    return { message: `It cannot be loaded: ${sentenceOf(error)}`, remedy };
  }
}

function clash(id: string, other: string): Complaint {
  const remedy = 'Use one of them only, or ask its author to rename it.';
  return { message: `Its id "${id}" is taken by ${other}.`, remedy };
}

function idOf(plugin: unknown): string | undefined {
  try {
    const { id } = plugin as { readonly id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  try {
    return error instanceof Error && 'code' in error ? error.code : undefined;
  } catch {
    return undefined;
  }
}

/** What was thrown, as one sentence. No setting has been handed out yet, so it cannot hold a secret. */
function sentenceOf(error: unknown): string {
  return cleanText(messageOf(error).split('\n', 1).join(''), 300).replace(/\.?$/, '.');
}

function messageOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message);
  } catch {
    // It throws when it is looked at.
  }
  return `it throws something that is no error (${typeof error})`;
}
