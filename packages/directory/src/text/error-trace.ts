/** Where an error was thrown, for the author of the plugin. Omits the message, which may contain a secret. */
export function traceOf(error: unknown): Record<string, unknown> {
  try {
    if (!(error instanceof Error)) return { thrown: typeof error };
    const frames = String(error.stack)
      .slice(0, 10_000)
      .split('\n')
      .filter((line) => /^\s+at /.test(line));
    return { thrown: String(error.name).slice(0, 200), trace: frames.slice(0, 5).map((line) => line.trim()) };
  } catch {
    return { thrown: typeof error };
  }
}
