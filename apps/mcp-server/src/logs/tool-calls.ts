import { randomUUID } from 'node:crypto';
import type { LoggingLevel, McpServer, ServerContext } from '@modelcontextprotocol/server';
import type { CallEnd, ToolHost } from '@wabascope/mcp-tools';
import type { NextRound } from '../rounds.js';
import type { Call, Log } from './log.js';
import { traceOf, unexplained } from './trace.js';

const levels = { warn: 'warning', error: 'error' } as const satisfies Record<string, LoggingLevel>;

/**
 * Registers tools whose calls have a request id in the log, that of the HTTP request where there is one. The client
 * hears of the warnings of its call, as far as it wants to.
 */
export function loggedCalls(server: McpServer, log: Log, nextRound: NextRound): ToolHost {
  return {
    registerTool(name, config, handler) {
      const run: (args: unknown, context: ServerContext) => Promise<unknown> = handler;
      const logged = async (args: unknown, context: ServerContext) => {
        let isOver = false;
        const requestId = log.call()?.requestId ?? randomUUID();
        const tell: Call['tell'] = (level, message, { account, failure }) => {
          // What goes on behind an answer is no affair of the client, nor is what concerns no account of its caller.
          if (isOver || (account === undefined && log.call()?.accounts !== undefined)) return;
          const data = { requestId, message, account, failure };
          // A client that has gone away cannot be told, and that stops nothing.
          context.mcpReq.log(levels[level], data, 'wabascope').catch(() => {});
        };
        try {
          await nextRound();
          return await log.during({ ...log.call(), requestId, tell }, () => run(args, context));
        } catch (error) {
          if (context.mcpReq.signal.aborted) throw error;
          log.error('A tool has failed.', { requestId, tool: name, ...traceOf(error) });
          // Its own message may hold anything.
          throw new Error(unexplained);
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
  return (end) => log.info('A tool was called.', { ...end, durationMs: Math.round(end.durationMs) });
}
