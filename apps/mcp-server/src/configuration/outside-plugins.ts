import { realpathSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cleanText } from '@wabascope/core';
import { inTime, loadPlugin, type PluginLoader } from '@wabascope/directory';
import { resolve as resolveImport } from 'import-meta-resolve';
import { importModule } from '../start/import-module.js';
import { othersMayChange } from './ownership.js';
import { pathMistake } from './path-mistakes.js';
import type { PathProblem, ProblemText } from './problem.js';

/** A loader for each plugin's ID, and a problem for each plugin that cannot be used. */
export interface OutsidePlugins {
  readonly providers: Readonly<Record<string, PluginLoader>>;
  readonly problems: readonly PathProblem[];
}

/**
 * Loads the plugins of a file. Names are resolved from the folder of the file, not from that of the process.
 * @param source The path of the file.
 * @param taken IDs of the built-in providers.
 * @param seconds How long each may take to load.
 * @throws {ProviderError} `timeout` when one does not load in time.
 */
export async function loadOutsidePlugins(
  source: string,
  plugins: readonly string[],
  taken: readonly string[],
  seconds: number,
): Promise<OutsidePlugins> {
  const found = new Map<string, PluginLoader>();
  const problems: PathProblem[] = [];
  for (const [index, name] of plugins.entries()) {
    const loaded = await loadOne(name, pathToFileURL(source).href, seconds);
    const problem = 'message' in loaded ? loaded : clashOf(loaded.id, taken, found);
    if (problem !== undefined) problems.push({ path: ['plugins', index], ...named(name, problem) });
    else if ('id' in loaded) found.set(loaded.id, loaded.load);
  }
  return { providers: Object.fromEntries(found), problems };
}

function named(name: string, { message, remedy }: ProblemText): ProblemText {
  return { message: `${cleanText(name, 200)}: ${message}`, remedy };
}

async function loadOne(
  name: string,
  from: string,
  seconds: number,
): Promise<{ id: string; load: PluginLoader } | ProblemText> {
  const placeholder = pathMistake(name);
  if (placeholder !== undefined) return placeholder;
  let url: string;
  try {
    url = resolveImport(name, from);
    const path = fileURLToPath(url);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) {
      return {
        message: `There is no file ${cleanText(path, 300)}.`,
        remedy: 'Correct its path, or build the file first.',
      };
    }
    const problem = othersMayChange(path, realpathSync(path), stats);
    if (problem !== undefined) return problem;
  } catch (error) {
    const remedy = 'Install it beside this file, or correct its name.';
    return { message: `It cannot be found: ${sentenceOf(error)}`, remedy };
  }
  const late = `The plugin ${cleanText(name, 200)} did not finish loading within ${seconds} seconds; remove it from plugins, or report it to its author.`;
  const imported = await inTime(importing(url), seconds, late);
  if ('message' in imported) return imported;
  const { plugin } = imported;
  const id = idOf(plugin) ?? name;
  // It may be anything: the directory checks it.
  const loaded = await loadPlugin(id, async () => plugin as Awaited<ReturnType<PluginLoader>>, seconds);
  return loaded.plugin === undefined ? loaded : { id, load: async () => loaded.plugin };
}

async function importing(url: string): Promise<{ plugin: unknown } | ProblemText> {
  try {
    const module = await importModule(url);
    return { plugin: module.default };
  } catch (error) {
    const isIncomplete = codeOf(error) === 'ERR_MODULE_NOT_FOUND';
    const remedy = isIncomplete ? 'Install what it needs.' : 'Report it to its author.';
    return { message: `It cannot be loaded: ${sentenceOf(error)}`, remedy };
  }
}

function clashOf(id: string, taken: readonly string[], found: ReadonlyMap<string, unknown>): ProblemText | undefined {
  const other = taken.includes(id) ? 'A built-in provider' : found.has(id) ? 'Another plugin' : undefined;
  if (other === undefined) return undefined;
  return {
    message: `${other} has the same ID, "${id}".`,
    remedy: 'Remove this plugin, or use a version of it that has another ID.',
  };
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

/** What was thrown, as one sentence. The plugin has not got any setting yet, so it cannot contain a secret. */
function sentenceOf(error: unknown): string {
  return cleanText(messageOf(error).split('\n', 1).join(''), 300).replace(/\.?$/, '.');
}

function messageOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message);
  } catch {
    // It throws when it is looked at.
  }
  return `it throws a value that is not an Error (${typeof error})`;
}
