import { dirname } from 'node:path';
import { cleanText } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import { ConfigurationProblems } from './fault.js';
import { type FinalConfiguration, finaliseConfiguration } from './finalise.js';
import { findFile, passedOverSentence } from './find-file.js';
import { configurationFromEnvironment } from './from-environment.js';
import { mergeConfigurations } from './merge.js';
import type { Configuration } from './model.js';
import { everybodyMayRead, othersMayChange } from './ownership.js';
import { parseConfiguration } from './parse.js';
import { readTextFile, type TextFile } from './read-text.js';
import { secretFiles } from './secret-files.js';

/** What is looked at: the file that was named, that of the user, the environment. */
export interface Surroundings {
  /** `--config` or `WABASCOPE_CONFIG`. */
  readonly file: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built-in providers, loaded only when their environment variables are needed. */
  readonly builtIn: () => Promise<readonly AnyPlugin[]>;
  /** Takes a sentence for the person who runs the server. */
  readonly warn: (sentence: string) => void;
}

/** A configuration that is complete, and what is to be said of its file. */
export interface LoadedConfiguration extends FinalConfiguration {
  /** As written, without what references stand for, when everybody may read the file. */
  readonly openToAll?: Configuration;
}

/** Room for twenty thousand accounts, which are the most. */
const mostBytes = 4 * 2 ** 20;

/**
 * Finds and reads what is configured, then parses, merges and finalises it.
 * @returns undefined when there is neither a file nor an environment variable of a provider.
 * @throws {ConfigurationProblems} When the file cannot be read, or when another user decides what is in it.
 */
export async function loadConfiguration({
  file,
  cwd,
  env,
  builtIn,
  warn,
}: Surroundings): Promise<LoadedConfiguration | undefined> {
  const { path, passedOver } = findFile(file, cwd, env, process.platform);
  if (passedOver !== undefined) warn(cleanText(passedOverSentence(passedOver, env, process.platform), 2_000));
  // Not what every object has: `${env:constructor}` is not set.
  const variable = (name: string) => (Object.hasOwn(env, name) ? env[name] : undefined);
  const read = path === undefined ? undefined : readOwnFile(path);
  const merged = mergeConfigurations(
    read === undefined || path === undefined ? undefined : parseConfiguration(path, read.text),
    path === undefined ? configurationFromEnvironment(await builtIn(), variable) : undefined,
  );
  if (merged === undefined) return undefined;
  const { configuration } = merged;
  const folder = path === undefined ? cwd : dirname(path);
  const final = await finaliseConfiguration(configuration, {
    env: variable,
    file: secretFiles(folder, configuration.secretsFolders),
  });
  const isOpen = read !== undefined && everybodyMayRead(read.realPath, read.stats);
  return {
    ...final,
    faults: [...merged.faults, ...final.faults],
    ...(isOpen ? { openToAll: configuration } : {}),
  };
}

function readOwnFile(path: string): TextFile {
  const read = readTextFile(path, mostBytes);
  const complaint = 'text' in read ? othersMayChange(path, read.realPath, read.stats) : read;
  if (complaint !== undefined) throw new ConfigurationProblems([{ source: path, ...complaint }]);
  return read as TextFile;
}
