import {
  type ConfigurationProblem,
  createDirectory,
  type DirectoryOptions,
  isConfigurationError,
  type PluginLoader,
} from '@wabascope/directory';
import type { LoadedConfiguration } from './load.js';
import type { OutsidePlugins } from './outside-plugins.js';
import type { PathProblem, ProblemText } from './problem.js';
import type { Configuration } from './schema/configuration.js';

/** Loaders of plugins by provider id. */
export type Providers = Readonly<Record<string, PluginLoader>>;

/** What the checks need. */
export interface Checks {
  readonly builtIn: Providers;
  /** What is wrong with an address; undefined when nothing is. It contacts nothing. */
  readonly checkStore: (url: string) => Promise<ProblemText | undefined>;
  readonly pluginSeconds: number;
}

/**
 * Finds every problem before anything is contacted. Without a problem and without a store, the settings are not checked:
 * the directory does that when it opens.
 * @throws {ConfigurationError}
 */
export async function checkLoaded(
  { source, read, errorOf }: LoadedConfiguration,
  { builtIn, checkStore, pluginSeconds }: Checks,
): Promise<{ configuration: Configuration; providers: Providers }> {
  const { plugins, accounts, store } = read.valid;
  const outside = await outsidePlugins(source, plugins, Object.keys(builtIn), pluginSeconds);
  const providers = { ...outside.providers, ...builtIn };
  const problems = [...read.problems, ...unknownSoFar(outside.problems, read.problems)];
  if (problems.length > 0 || store !== undefined) {
    const ofStore = store === undefined ? undefined : await checkStore(store);
    if (ofStore !== undefined) problems.push(...unknownSoFar([{ path: ['store'], ...ofStore }], problems));
    const found = await accountProblems({ accounts, providers, pluginSeconds });
    // A plugin that cannot be used may be the provider that is missing.
    const caused = found.filter(({ path }) => path[2] !== 'provider' || outside.problems.length === 0);
    problems.push(...unknownSoFar(caused, problems));
  }
  if (read.configuration === undefined || problems.length > 0) throw errorOf(problems);
  return { configuration: read.configuration, providers };
}

async function outsidePlugins(
  source: string,
  plugins: readonly string[],
  taken: readonly string[],
  pluginSeconds: number,
): Promise<OutsidePlugins> {
  if (plugins.length === 0) return { providers: {}, problems: [] };
  const { loadOutsidePlugins } = await import('./outside-plugins.js');
  return loadOutsidePlugins(source, plugins, taken, pluginSeconds);
}

/** What the providers find in the settings. Nothing is contacted. */
async function accountProblems(
  options: Pick<DirectoryOptions, 'accounts' | 'providers' | 'pluginSeconds'>,
): Promise<readonly PathProblem[]> {
  try {
    await (await createDirectory(options)).close();
    return [];
  } catch (error) {
    if (isConfigurationError(error)) return error.problems.map(pathProblem);
    throw error;
  }
}

/** A problem of an account, as one of the file. */
export function pathProblem({ account, field, message, remedy }: ConfigurationProblem): PathProblem {
  return { path: ['accounts', account, field].filter((part) => part !== undefined), message, remedy };
}

/** Those at other places. A problem of a list whose entries have problems has the same cause. */
function unknownSoFar(found: readonly PathProblem[], known: readonly PathProblem[]): readonly PathProblem[] {
  if (known.length === 0) return found;
  const places = known.flatMap(({ path }) => (typeof path.at(-1) === 'number' ? [path, path.slice(0, -1)] : [path]));
  const paths = new Set(places.map((path) => JSON.stringify(path)));
  return found.filter(({ path }) => !paths.has(JSON.stringify(path)));
}
