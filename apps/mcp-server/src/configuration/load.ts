import { dirname } from 'node:path';
import { cleanText, placeholderProblem, quotesProblem } from '@wabascope/core';
import { type AnyPlugin, ConfigurationError } from '@wabascope/directory';
import { findFile, passedOverSentence } from './find-file.js';
import { accountsFromEnvironment } from './from-environment.js';
import { readJsonText } from './json-text.js';
import { allUsersMayRead, othersMayChange } from './ownership.js';
import { positionsIn } from './positions.js';
import { type PathProblem, placedProblems } from './problem.js';
import {
  checkConfiguration,
  type ReadConfiguration,
  readConfiguration,
  secretsFoldersOf,
  validAccounts,
} from './read-configuration.js';
import { readTextFile, type TextFile } from './read-text.js';
import { secretsOutsideAccounts, type WrittenSecrets } from './readable-secrets.js';
import { secretFiles } from './secret-files.js';

/** Where a configuration may be. */
export interface Surroundings {
  /** `--config` or `WABASCOPE_CONFIG`. */
  readonly file: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built-in providers, loaded only when their environment variables are needed. */
  readonly builtIn: () => Promise<readonly AnyPlugin[]>;
  /** Gets sentences for the operator of the server. */
  readonly warn: (sentence: string) => void;
}

/** What is configured, with its problems so far. The checks of plugins, providers and the store find more. */
export interface LoadedConfiguration {
  /** The path of the file, or `environment`. */
  readonly source: string;
  readonly read: ReadConfiguration;
  /** The error for these problems, each with its place in the file. */
  readonly errorOf: (problems: readonly PathProblem[]) => ConfigurationError;
  /** As written, when all users may read the file. */
  readonly openToAll?: WrittenSecrets;
}

/** Enough for 50,000 accounts, which is the maximum. */
const maxBytes = 16 * 2 ** 20;

/**
 * Finds and reads the configuration. A file decides alone: a variable that is set for another program adds no account.
 * @returns undefined when there is neither a file nor an environment variable of a provider.
 * @throws {ConfigurationError} When the file cannot be read or parsed, or another user could change it.
 */
export async function loadConfiguration(surroundings: Surroundings): Promise<LoadedConfiguration | undefined> {
  const { file, cwd, env, builtIn, warn } = surroundings;
  if (file !== undefined) checkPath(file);
  const { path, passedOver } = findFile(file, cwd, env, process.platform);
  if (passedOver !== undefined) warn(cleanText(passedOverSentence(passedOver, env, process.platform), 2_000));
  // Not what every object has: `${env:constructor}` is not set.
  const variable = (name: string) => (Object.hasOwn(env, name) ? env[name] : undefined);
  return path === undefined ? fromEnvironment(await builtIn(), variable) : fromFile(path, variable);
}

async function fromEnvironment(
  plugins: readonly AnyPlugin[],
  variable: (name: string) => string | undefined,
): Promise<LoadedConfiguration | undefined> {
  const source = 'environment';
  const { accounts, problems } = accountsFromEnvironment(plugins, variable);
  if (Object.keys(accounts).length === 0) return undefined;
  const checked = await checkConfiguration({ accounts });
  return {
    source,
    read: problems.length === 0 ? checked : { problems: [...problems, ...checked.problems], valid: checked.valid },
    errorOf: (found) => new ConfigurationError(placedProblems(source, found, () => () => undefined)),
  };
}

async function fromFile(path: string, env: (name: string) => string | undefined): Promise<LoadedConfiguration> {
  const { text, realPath, stats } = readOwnFile(path);
  const json = readJsonText(text);
  if ('unreadable' in json) throw errorAt(path, json.unreadable);
  const file = secretFiles(dirname(path), secretsFoldersOf(json.value));
  const read = await readConfiguration(json.value, { env, file });
  const problems = [...json.problems, ...read.problems];
  return {
    source: path,
    read: problems.length === 0 ? read : { problems, valid: read.valid },
    errorOf: (found) => new ConfigurationError(placedProblems(path, found, (placed) => positionsIn(text, placed))),
    ...(allUsersMayRead(realPath, stats) ? { openToAll: writtenSecrets(path, json.value) } : {}),
  };
}

function writtenSecrets(source: string, value: unknown): WrittenSecrets {
  const others = secretsOutsideAccounts(value);
  return { source, accounts: validAccounts(value), store: Object(value).store, others };
}

function readOwnFile(path: string): TextFile {
  const read = readTextFile(path, maxBytes);
  const problem = 'text' in read ? othersMayChange(path, read.realPath, read.stats) : read;
  if (problem !== undefined) throw errorAt(path, { path: [], ...problem });
  return read as TextFile;
}

/** @throws {ConfigurationError} When a client has not filled in the path of the file, or has not removed its quotes. */
function checkPath(file: string): void {
  const problem = placeholderProblem(file) ?? quotesProblem(file);
  if (problem !== undefined) throw errorAt('the path of the configuration', { path: [], ...problem });
}

function errorAt(source: string, problem: PathProblem): ConfigurationError {
  return new ConfigurationError(
    placedProblems(
      source,
      [problem],
      () =>
        ({ position }) =>
          position,
    ),
  );
}
