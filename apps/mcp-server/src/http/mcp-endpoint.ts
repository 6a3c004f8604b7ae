import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';

/** The MCP part of the server: stateless, one server for each request. */
export interface McpEndpoint {
  /** Serves a caller who sees `directory`. */
  serve(directory: Directory, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** Bytes. The longest argument is a cursor. */
const maxRequestBodySize = 256 * 1024;

/** One request, and the server that was made for it. */
interface Exchange {
  readonly directory: Directory;
  server?: McpServer;
}

/**
 * @param createServer Makes the server for one request of a caller who sees `directory`.
 * @param maxSubscriptions Streams that wait for changes, which take a place each.
 */
export function createMcpEndpoint(
  createServer: (directory: Directory) => McpServer,
  maxSubscriptions: number,
): McpEndpoint {
  const current = new AsyncLocalStorage<Exchange>();
  const handler = createMcpHandler(
    () => {
      const exchange = current.getStore();
      // Better no answer than one for somebody else.
      if (exchange === undefined) throw new Error('A request without a caller.');
      exchange.server = createServer(exchange.directory);
      return exchange.server;
    },
    { maxRequestBodySize, maxSubscriptions },
  );
  const answer = toNodeHandler(handler, { maxRequestBodySize });
  type Arrived = Parameters<typeof answer>[0];
  return {
    serve(directory, request, response) {
      const exchange: Exchange = { directory };
      response.once('close', () => {
        // The client has gone: nobody can fetch the answer later, so what is asked for it ends.
        if (!response.writableFinished) void exchange.server?.close();
      });
      // What a server has received has a method and a URL; the type of Node is for clients too.
      return current.run(exchange, () => answer(request as Arrived, response));
    },
    close: () => handler.close(),
  };
}
