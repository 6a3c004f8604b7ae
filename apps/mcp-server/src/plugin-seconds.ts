import { defaultPluginSeconds } from '@wabascope/directory';
import { UsageError } from './usage-error.js';

const maxSeconds = 600;

/**
 * Reads the maximum time for loading a plugin, and for checking the settings of an account.
 * @throws {UsageError} If `text` is not a number in the range.
 */
export function readPluginSeconds(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPluginSeconds;
  const seconds = Number(text);
  if (seconds > 0 && seconds <= maxSeconds) return seconds;
  throw new UsageError(`WABASCOPE_PLUGIN_SECONDS must be a number of seconds above 0 and at most ${maxSeconds}.`);
}
