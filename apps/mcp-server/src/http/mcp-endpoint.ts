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

/** @param createServer Makes the server for one request of a caller who sees `directory`. */
export function createMcpEndpoint(createServer: (directory: Directory) => McpServer): McpEndpoint {
  const view = new AsyncLocalStorage<Directory>();
  const handler = createMcpHandler(
    () => {
      const directory = view.getStore();
      // Better no answer than one for somebody else.
      if (directory === undefined) throw new Error('A request without a caller.');
      return createServer(directory);
    },
    { maxRequestBodySize },
  );
  const serve = toNodeHandler(handler, { maxRequestBodySize });
  type Arrived = Parameters<typeof serve>[0];
  return {
    // What a server has received has a method and a URL; the type of Node is for clients too.
    serve: (directory, request, response) => view.run(directory, () => serve(request as Arrived, response)),
    close: () => handler.close(),
  };
}
