import { setTimeout as wait } from 'node:timers/promises';
import { type JSONRPCMessage, PARSE_ERROR } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { graceMs, terminated } from '../end.js';
import type { Log } from '../logs/log.js';
import { logCallEnd } from '../logs/tool-calls.js';
import { maxMessageBytes } from '../message-limit.js';
import type { OpenDirectory } from '../open-directory.js';
import { createRounds } from '../rounds.js';
import { createServer } from '../server.js';
import { StdioConnection } from './stdio-connection.js';
import { WholeLines } from './whole-lines.js';

/**
 * Serves one client over stdin and stdout until a stream ends, closes or fails, or until SIGTERM or SIGINT. The SDK alone
 * would keep the process while a socket or a timer is alive.
 * @returns Why it ended.
 */
export async function serveOverStdio(
  { directory, apps }: Pick<OpenDirectory, 'directory' | 'apps'>,
  log: Log,
  isSandbox: boolean,
): Promise<string> {
  const { stdin, stdout } = process;
  const stdoutGone = new Promise<string>((resolve) => {
    for (const event of ['close', 'error']) stdout.once(event, () => resolve(`stdout: ${event}`));
  });
  const stdinGone = new Promise<string>((resolve) => {
    for (const event of ['end', 'close', 'error']) stdin.once(event, () => resolve(`stdin: ${event}`));
  });
  const lines = new WholeLines(maxMessageBytes, () => {
    log.warn('Ignored a message that is too long.', { maxBytes: maxMessageBytes });
    transport.send(tooLong).catch(() => {});
  });
  const transport = new StdioConnection(lines, stdout);
  const nextRound = createRounds();
  const connection = serveStdio(() => createServer(directory, log, logCallEnd(log), nextRound, apps), { transport });
  // Before the notice: a person may press Ctrl+C as soon as it appears.
  const end = terminated();
  if (stdin.isTTY) process.stderr.write(`${waitingNotice(isSandbox)}\n`);
  // The end of stdin must not interrupt earlier requests.
  stdin.pipe(lines, { end: false });
  const reason = await Promise.race([stdoutGone, stdinGone, end]);
  stdin.unpipe(lines);
  await Promise.race([stdoutGone, transport.allSettled(), wait(graceMs)]);
  await connection.close();
  return reason;
}

/** For a person who starts the command without a client. */
function waitingNotice(isSandbox: boolean): string {
  const numbers = isSandbox ? 'with the fake numbers of the sandbox' : 'with your accounts';
  const tries = isSandbox
    ? 'To see the numbers here, run wabascope numbers --sandbox.'
    : 'To see whether your accounts work, run wabascope check.';
  return `wabascope: ready ${numbers}, and waiting for an MCP client on stdin. An assistant starts this command and connects to it.
${tries} To serve over HTTP, add --http 8080. For help, run wabascope --help. To stop, press Ctrl+C.`;
}

/** Without an ID, because the message was not read. */
const tooLong = {
  jsonrpc: '2.0',
  id: null,
  error: { code: PARSE_ERROR, message: `Parse error: a message may have at most ${maxMessageBytes} bytes.` },
} as unknown as JSONRPCMessage;
