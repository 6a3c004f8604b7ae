import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AnyPlugin } from '@wabascope/directory';
import { ConfigurationFaults } from './fault.js';
import { type FinalConfiguration, finaliseConfiguration } from './finalise.js';
import { configurationFromEnvironment } from './from-environment.js';
import { mergeConfigurations } from './merge.js';
import { parseConfiguration } from './parse.js';

/** What is looked at: the file that was named, the one beside the process, the environment. */
export interface Surroundings {
  /** `--config` or `WABASCOPE_CONFIG`. */
  readonly file: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built-in providers, loaded only when their environment variables are needed. */
  readonly builtIn: () => Promise<readonly AnyPlugin[]>;
}

/** The file that is read when none is named. */
const defaultFile = 'wabascope.config.json';

/**
 * Finds and reads what is configured, then parses, merges and finalises it.
 * @returns undefined when there is neither a file nor an environment variable of a provider.
 * @throws {ConfigurationFaults} When a file that is named cannot be read.
 */
export async function loadConfiguration({
  file,
  cwd,
  env,
  builtIn,
}: Surroundings): Promise<FinalConfiguration | undefined> {
  const path = resolve(cwd, file ?? defaultFile);
  const variable = (name: string) => env[name];
  const isThere = file !== undefined || existsSync(path);
  const merged = mergeConfigurations(
    isThere ? parseConfiguration(path, textOf(path)) : undefined,
    isThere ? undefined : configurationFromEnvironment(await builtIn(), variable),
  );
  if (merged === undefined) return undefined;
  const sources = { env: variable, file: (name: string) => readText(resolve(dirname(path), name))?.trim() };
  const final = await finaliseConfiguration(merged.configuration, sources);
  return { ...final, faults: [...merged.faults, ...final.faults] };
}

function textOf(path: string): string {
  const text = readText(path);
  if (text !== undefined) return text;
  const remedy = 'Check the path given with --config or WABASCOPE_CONFIG.';
  throw new ConfigurationFaults([{ source: path, message: 'The file cannot be read.', remedy }]);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
