import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';

/** The MCP part of the server: stateless, one server for each request. */
export interface McpEndpoint {
  /**
   * Serves a caller who sees `directory`.
   * @param body Of `request`, which has been read.
   */
  serve(directory: Directory, body: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** One request, and the server that was made for it. */
interface Exchange {
  readonly directory: Directory;
  server?: McpServer;
}

interface EndpointOptions {
  /** Makes the server for one request of a caller who sees `directory`. */
  readonly createServer: (directory: Directory) => McpServer;
  /** Streams that wait for changes, which take a place each. */
  readonly maxSubscriptions: number;
  /** Called with an error that no client has caused. */
  readonly failed: (error: unknown) => void;
}

export function createMcpEndpoint({ createServer, maxSubscriptions, failed }: EndpointOptions): McpEndpoint {
  const current = new AsyncLocalStorage<Exchange>();
  const handler = createMcpHandler(
    () => {
      const exchange = current.getStore();
      // Better no answer than one for somebody else.
      if (exchange === undefined) throw new Error('A request without a caller.');
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
  const answer = toNodeHandler(handler, { onerror: failed });
  type Arrived = Parameters<typeof answer>[0];
  return {
    serve(directory, body, { method, url, headers }, response) {
      const exchange: Exchange = { directory };
      response.once('close', () => {
        // The client has gone: nobody can fetch the answer later, so what is asked for it ends.
        if (!response.writableFinished) void exchange.server?.close();
      });
      // What a server has received has a method and a URL; the type of Node is for clients too.
      const request = Object.assign(Readable.from([body]), { method, url, headers }) as Arrived;
      return current.run(exchange, () => answer(request, response));
    },
    close: () => handler.close(),
  };
}
