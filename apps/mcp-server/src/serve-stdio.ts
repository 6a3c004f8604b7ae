import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Directory } from '@wabascope/directory';
import type { Log } from './logs/log.js';
import { logCallEnd } from './logs/tool-calls.js';
import { createServer } from './server.js';

/**
 * Serves one client over stdin and stdout until it goes away: end, close or error of a stream, SIGTERM or SIGINT. The
 * SDK alone would leave the process behind while a socket or a timer is alive.
 * @returns What has ended it.
 */
export async function serveOverStdio(directory: Directory, log: Log): Promise<string> {
  const gone = new Promise<string>((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve(`stdin: ${event}`));
    for (const event of ['close', 'error']) process.stdout.once(event, () => resolve(`stdout: ${event}`));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  const connection = serveStdio(() => createServer(directory, log, logCallEnd(log)));
  const reason = await gone;
  await connection.close();
  return reason;
}
