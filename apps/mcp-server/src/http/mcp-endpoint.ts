import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';

/** The MCP part of the server: stateless, one server for each request. */
export interface McpEndpoint {
  /**
   * Serves a caller that sees `directory`.
   * @param body Of `request`, which has been read.
   */
  serve(directory: Directory, body: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends all requests in progress. */
  close(): Promise<void>;
}

/** One request, and its MCP server. */
interface Exchange {
  readonly directory: Directory;
  server?: McpServer;
}

interface EndpointOptions {
  /** Makes the server for one request of a caller that sees `directory`. */
  readonly createServer: (directory: Directory) => McpServer;
  /** Streams that wait for changes. Each takes a slot. */
  readonly maxSubscriptions: number;
  /** Called with an error that no client caused. */
  readonly failed: (error: unknown) => void;
}

export function createMcpEndpoint({ createServer, maxSubscriptions, failed }: EndpointOptions): McpEndpoint {
  const current = new AsyncLocalStorage<Exchange>();
  const handler = createMcpHandler(
    () => {
      const exchange = current.getStore();
      // Better no response than one for another caller.
      if (exchange === undefined) throw new Error('A request has no caller.');
      try {
        exchange.server = createServer(exchange.directory);
      } catch (error) {
        failed(error);
        throw error;
      }
      return exchange.server;
    },
    { maxSubscriptions },
  );
  const handle = toNodeHandler(handler, { onerror: failed });
  type Arrived = Parameters<typeof handle>[0];
  return {
    serve(directory, body, { method, url, headers }, response) {
      const exchange: Exchange = { directory };
      response.once('close', () => {
        // The client disconnected and cannot fetch the response later, so its work ends.
        if (!response.writableFinished) void exchange.server?.close();
      });
      // On a server, method and URL are present. Node's type also covers clients.
      const request = Object.assign(Readable.from([body]), { method, url, headers }) as Arrived;
      return current.run(exchange, () => handle(request, response));
    },
    close: () => handler.close(),
  };
}
