import type { LogData } from './log.js';

/** What a client is shown of an error that it has not caused. */
export const unexplained = 'The server has failed for a reason that only its log explains.';

/** Where an error was thrown. Its message may hold anything and is left out. */
export function traceOf(error: unknown): LogData {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { thrown: error.name, trace: frames.slice(0, 5).map((line) => line.trim()) };
}
