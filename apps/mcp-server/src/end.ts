/** Time for calls in progress when the server shuts down, in milliseconds. */
export const graceMs = 1_500;

/** Resolves to the first termination signal. A second one ends the process immediately. */
export function terminated(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}
