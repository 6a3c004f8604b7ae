import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';
import type { Message } from './message.js';
import { inFormat } from './response-format.js';

/** The MCP part of the server: stateless, one server for each request. */
export interface McpEndpoint {
  /**
   * Serves a caller that sees `directory`.
   * @param message The body of `request`.
   */
  serve(directory: Directory, message: Message, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends all requests in progress. */
  close(): Promise<void>;
}

/** One request, and its MCP server. */
interface Exchange {
  readonly directory: Directory;
  readonly format: Message['format'];
  server?: McpServer;
  /** What the SDK reported last. */
  error?: Error;
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
      exchange.server = createServer(exchange.directory);
      return exchange.server;
    },
    {
      maxSubscriptions,
      // Also called with mistakes of clients.
      onerror: (error) => {
        const exchange = current.getStore();
        if (exchange !== undefined) exchange.error = error;
      },
    },
  );

  async function respond(...exchangeArguments: Parameters<typeof handler.fetch>): Promise<Response> {
    const response = await handler.fetch(...exchangeArguments);
    const exchange = current.getStore();
    if (response.status >= 500) failed(exchange?.error);
    return inFormat(response, exchange?.format ?? 'either');
  }

  const handle = toNodeHandler({ ...handler, fetch: respond }, { onerror: failed });
  type Arrived = Parameters<typeof handle>[0];
  return {
    serve(directory, { body, format }, { method, url, headers }, response) {
      const exchange: Exchange = { directory, format };
      response.once('close', () => {
        // The client disconnected and cannot fetch the response later, so its work ends.
        if (!response.writableFinished) void exchange.server?.close();
      });
      // On a server, method and URL are present. Node's type also covers clients.
      const request = Object.assign(Readable.from([body]), {
        method,
        url,
        // The SDK requires both formats of clients.
        headers: method === 'POST' ? { ...headers, accept: 'application/json, text/event-stream' } : headers,
      }) as Arrived;
      return current.run(exchange, () => handle(request, response));
    },
    close: () => handler.close(),
  };
}
