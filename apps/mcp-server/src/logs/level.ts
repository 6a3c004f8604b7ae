import { UsageError } from '../usage-error.js';

/** From most to fewest log lines. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Reads a log level.
 * @throws {UsageError} For an unknown word.
 */
export function readLogLevel(word: string | undefined, defaultLevel: LogLevel): LogLevel {
  if (word === undefined || word === '') return defaultLevel;
  const level = logLevels.find((known) => known === word.toLowerCase());
  if (level !== undefined) return level;
  throw new UsageError(`--log-level and WABASCOPE_LOG_LEVEL must be one of ${logLevels.join(', ')}.`);
}
