import console, { Console } from 'node:console';
import type { Stderr } from './logs/stderr.js';

/**
 * Redirects `console` to stderr, also for outside plugins: stdout is for the protocol and the report of `check`.
 */
export function sendConsoleToStderr(stderr: Stderr): void {
  // Without `ignoreErrors`, Console calls only `write`.
  Object.assign(console, new Console({ stdout: stderr as unknown as NodeJS.WritableStream, ignoreErrors: false }));
}
