import { UsageError } from '../command-line.js';

/** From the most to the least that is logged. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Reads the level that was asked for.
 * @throws {UsageError} For a word that is none.
 */
export function readLogLevel(word: string | undefined, usual: LogLevel): LogLevel {
  if (word === undefined || word === '') return usual;
  const level = logLevels.find((known) => known === word.toLowerCase());
  if (level !== undefined) return level;
  throw new UsageError(`--log-level and WABASCOPE_LOG_LEVEL take one of ${logLevels.join(', ')}.`);
}
