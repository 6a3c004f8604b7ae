import { defaultPluginSeconds } from '@wabascope/directory';
import { UsageError } from './command-line.js';

const longest = 600;

/**
 * Reads how long a plugin may take to load, and to check the settings of an account.
 * @throws {UsageError} For what is no such number.
 */
export function readPluginSeconds(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPluginSeconds;
  const seconds = Number(text);
  if (seconds > 0 && seconds <= longest) return seconds;
  throw new UsageError(`WABASCOPE_PLUGIN_SECONDS must be a number of seconds above 0 and at most ${longest}.`);
}
