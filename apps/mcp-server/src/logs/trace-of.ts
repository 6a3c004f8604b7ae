import type { LogData } from './log.js';

/** Where an error was thrown. Its message may hold anything and is left out. */
export function traceOf(error: unknown): LogData {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { thrown: error.name, trace: frames.slice(0, 5).map((line) => line.trim()) };
}
