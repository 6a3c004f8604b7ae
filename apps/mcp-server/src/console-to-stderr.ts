import console, { Console } from 'node:console';

/**
 * From now on whatever prints by the console, an outside plugin for example, prints to stderr: stdout belongs to the
 * protocol and to the report of `check`.
 */
export function sendConsoleToStderr(): void {
  Object.assign(console, new Console(process.stderr));
}
