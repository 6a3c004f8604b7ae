import type { LogData } from './log.js';

/** What clients see of an unexpected error. */
export const internalErrorMessage = 'Internal error. The log of the server has the details.';

/** Where an error was thrown, without its message, which may contain anything. */
export function traceOf(error: unknown): LogData {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { thrown: error.name, trace: frames.slice(0, 5).map((line) => line.trim()) };
}
