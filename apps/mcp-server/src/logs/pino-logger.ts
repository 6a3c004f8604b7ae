import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './level.js';
import { redact } from './redaction.js';

const stderr = 2;

/** Writes at once and in this thread: a worker or a transport would need files beside the bundle. */
export function createPinoLogger(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact,
    },
    destination({ dest: stderr, sync: true }),
  );
}
