import { randomUUID } from 'node:crypto';
import type { LoggingLevel, McpServer, ServerContext } from '@modelcontextprotocol/server';
import { traceOf } from '@wabascope/directory';
import type { CallEnd, ToolHost } from '@wabascope/mcp-tools';
import type { NextRound } from '../rounds.js';
import { type Call, internalErrorMessage, type Log } from './log.js';

const levels = { warn: 'warning', error: 'error' } as const satisfies Record<string, LoggingLevel>;

/**
 * Registers tools whose calls have a request ID in the log: the ID of the HTTP request, if there is one. The client gets
 * the warnings of its call, if it subscribed to them.
 */
export function loggedCalls(server: McpServer, log: Log, nextRound: NextRound): ToolHost {
  return {
    registerTool(name, config, handler) {
      const run: (args: unknown, context: ServerContext) => Promise<unknown> = handler;
      const logged = async (args: unknown, context: ServerContext) => {
        let isOver = false;
        const requestId = log.call()?.requestId ?? randomUUID();
        const notify: Call['notify'] = (level, message, { account, failure }) => {
          // Do not notify after the result was sent, or about lines without an account to a caller with limited access.
          if (isOver || (account === undefined && log.call()?.accounts !== undefined)) return;
          const data = { requestId, message, account, failure };
          // The client may have disconnected.
          context.mcpReq.log(levels[level], data, 'wabascope').catch(() => {});
        };
        try {
          await nextRound();
          return await log.during({ ...log.call(), requestId, notify }, () => run(args, context));
        } catch (error) {
          if (context.mcpReq.signal.aborted) throw error;
          log.error('Tool call failed.', { requestId, tool: name, ...traceOf(error) });
          // The original message may contain anything.
          throw new Error(internalErrorMessage);
        } finally {
          isOver = true;
        }
      };
      return server.registerTool(name, config, logged as never);
    },
  };
}

/** Logs how calls end. */
export function logCallEnd(log: Log): (end: CallEnd) => void {
  return (end) => log.info('Tool call finished.', { ...end, durationMs: Math.round(end.durationMs) });
}
