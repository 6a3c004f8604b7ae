import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AnyPlugin } from '@wabascope/directory';
import { ConfigurationFaults, type Fault } from './fault.js';
import { configurationFromEnvironment } from './from-environment.js';
import type { HttpSettings } from './http-schema.js';
import type { Configuration } from './model.js';
import { parseConfiguration } from './parse.js';
import { resolveReferences } from './references.js';
import { readStoreSettings, type StoreSettings } from './store-settings.js';

/** What is looked at: the file that was named, the one beside the process, the environment. */
export interface Surroundings {
  /** `--config` or `WABASCOPE_CONFIG`. */
  readonly file: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The built-in providers, loaded only when their environment variables are needed. */
  readonly builtIn: () => Promise<readonly AnyPlugin[]>;
}

/** What was found. `http` and `store` are absent when nothing is said of them, or nothing that can be used. */
interface Loaded {
  readonly configuration: Configuration;
  readonly http?: HttpSettings;
  readonly store?: StoreSettings;
  readonly faults: readonly Fault[];
}

/** The file that is read when none is named. */
const defaultFile = 'wabascope.config.json';

/**
 * Finds, reads and completes the configuration.
 * @returns undefined when there is neither a file nor an environment variable of a provider. `faults` are left for the
 * caller to join with what the providers say of the settings.
 */
export async function loadConfiguration({ file, cwd, env, builtIn }: Surroundings): Promise<Loaded | undefined> {
  const path = resolve(cwd, file ?? defaultFile);
  const variable = (name: string) => env[name];
  if (file === undefined && !existsSync(path)) {
    const found = configurationFromEnvironment(await builtIn(), variable);
    return Object.keys(found.configuration.accounts).length === 0 ? undefined : found;
  }
  const text = readText(path);
  if (text === undefined) {
    const remedy = 'Check the path given with --config or WABASCOPE_CONFIG.';
    throw new ConfigurationFaults([{ source: path, message: 'The file cannot be read.', remedy }]);
  }
  const parsed = parseConfiguration(path, text);
  const sources = { env: variable, file: (name: string) => readText(resolve(dirname(path), name))?.trim() };
  const { configuration, faults } = resolveReferences(parsed.configuration, sources);
  const { faults: ofStore, ...store } = readStoreSettings(configuration, sources);
  const all = [...parsed.faults, ...faults, ...ofStore];
  if (configuration.http === undefined) return { configuration, ...store, faults: all };
  const { readHttpSettings } = await import('./http-settings.js');
  const { http, faults: ofHttp } = readHttpSettings(configuration, sources);
  return { configuration, ...(http === undefined ? {} : { http }), ...store, faults: [...all, ...ofHttp] };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
