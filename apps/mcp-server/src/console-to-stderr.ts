import console, { Console } from 'node:console';
import type { Stderr } from './logs/stderr.js';

/**
 * From now on whatever prints by the console, an outside plugin for example, prints to stderr: stdout belongs to the
 * protocol and to the report of `check`.
 */
export function sendConsoleToStderr(stderr: Stderr): void {
  // The console needs no more of a stream than this, unless it has to handle errors.
  Object.assign(console, new Console({ stdout: stderr as unknown as NodeJS.WritableStream, ignoreErrors: false }));
}
