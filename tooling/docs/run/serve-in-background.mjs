import { spawn } from 'node:child_process';
import { appendFileSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** In the page's folder: the processes that outlive their command, one id a line. */
export const processList = '.processes';

/**
 * Starts a server that goes on when this process ends, as a second terminal would, and waits until it answers.
 * @param {string[]} args of Node
 */
export async function serveInBackground(args) {
  const log = openSync('.server.log', 'a');
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', log, log] });
  appendFileSync(processList, `${child.pid}\n`);
  child.unref();
  const port = /(\d+)$/.exec(args[args.indexOf('--http') + 1] ?? '')?.[1];
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error(`The server has ended with status ${child.exitCode}.`);
}
