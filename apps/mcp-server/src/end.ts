/** How long calls that are under way may go on when the server ends, in milliseconds. */
export const graceMs = 1_500;

/** Resolves to the first signal that asks the process to end. A second one ends it at once. */
export function terminated(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}
