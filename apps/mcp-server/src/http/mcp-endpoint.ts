import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import {
  createMcpHandler,
  INTERNAL_ERROR,
  type JSONRPCRequest,
  type McpServer,
  type ProtocolEra,
} from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';
import { internalErrorMessage } from '../logs/log.js';
import { CallTransport } from './call-transport.js';
import { directCall, isToolCall } from './direct-call.js';
import { errorResponse } from './error-response.js';
import { createKeptServers } from './kept-servers.js';
import type { McpBody } from './message.js';
import { inFormat } from './response-format.js';
import { headersForSdk } from './sdk-headers.js';
import { writeResponse } from './write-response.js';

/** The MCP part of the server: stateless, every request has a server that no other request uses. */
export interface McpEndpoint {
  /**
   * Serves a caller that sees `directory`.
   * @param message The body of `request`.
   */
  serve(directory: Directory, message: McpBody, request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends all requests in progress. */
  close(): Promise<void>;
}

/** One request, and its MCP server. */
interface Exchange {
  readonly directory: Directory;
  readonly message: McpBody;
  server?: McpServer;
  /** Keeps the server for a later call. Absent if the server cannot serve another request. */
  keep?: (server: McpServer) => void;
  /** What the SDK reported last. */
  error?: Error;
}

interface EndpointOptions {
  /** Makes a server for callers that see `directory`. */
  readonly createServer: (directory: Directory) => McpServer;
  /** Streams that wait for changes. Each takes a slot. */
  readonly maxSubscriptions: number;
  /** Called with an error that no client caused. */
  readonly failed: (error: unknown) => void;
}

export function createMcpEndpoint({ createServer, maxSubscriptions, failed }: EndpointOptions): McpEndpoint {
  const current = new AsyncLocalStorage<Exchange>();
  // A server that has served one era cannot serve the other.
  const kept = { legacy: createKeptServers(createServer), modern: createKeptServers(createServer) };

  /** A kept server for a tool call. Other requests, such as `logging/setLevel`, change the state of their server. */
  function takeServer(exchange: Exchange, era: ProtocolEra): McpServer {
    const { directory, message } = exchange;
    const isCall = isToolCall(message.parsed);
    exchange.server = isCall ? kept[era].take(directory) : createServer(directory);
    if (isCall) exchange.keep = (server) => kept[era].keep(directory, server);
    return exchange.server;
  }

  const handler = createMcpHandler(
    ({ era }) => {
      const exchange = current.getStore();
      // Better no response than one for another caller.
      if (exchange === undefined) throw new Error('A request has no caller.');
      return takeServer(exchange, era);
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

  async function throughHandler(exchange: Exchange, method: string, headers: IncomingHttpHeaders): Promise<Response> {
    const request = new Request('http://localhost/mcp', { method, headers: headersForSdk(headers) });
    const { parsed, format } = exchange.message;
    const response = await current.run(exchange, () =>
      handler.fetch(request, method === 'POST' ? { parsedBody: parsed } : {}),
    );
    if (response.status >= 500) failed(exchange.error);
    return inFormat(response, format, Array.isArray(parsed));
  }

  async function directly(exchange: Exchange, call: JSONRPCRequest, response: ServerResponse) {
    try {
      const transport = new CallTransport(exchange.message.format);
      await takeServer(exchange, 'legacy').connect(transport);
      return await transport.call(call);
    } catch (error) {
      // A call that ended because its client disconnected does not count as a failure.
      if (!response.destroyed) failed(error);
      return errorResponse(500, internalErrorMessage, {}, INTERNAL_ERROR);
    }
  }

  return {
    async serve(directory, message, { method = 'GET', headers }, response) {
      const exchange: Exchange = { directory, message };
      response.once('close', () => {
        // The client disconnected and cannot fetch the response later, so its work ends.
        if (!response.writableFinished) void exchange.server?.close();
      });
      const call = directCall(message.parsed, headers);
      const responding =
        call === undefined ? throughHandler(exchange, method, headers) : directly(exchange, call, response);
      await writeResponse(await responding, response);
      if (response.writableEnded) keepServer(exchange);
    },
    close: () => handler.close(),
  };
}

/** The server may serve another request from now on, so this request must not close it. */
function keepServer(exchange: Exchange): void {
  const { server, keep } = exchange;
  delete exchange.server;
  if (server !== undefined) keep?.(server);
}
