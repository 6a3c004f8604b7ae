import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './level.js';
import { redacted } from './redaction.js';

/** @param destination Not pino's own, which blocks if the pipe is not read. */
export function createPinoLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: redacted },
    },
    destination,
  );
}
