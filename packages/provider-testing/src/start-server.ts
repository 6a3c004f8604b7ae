import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RecordedResponse } from './exchange.js';

/** A request as it came off the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** What follows the base URL, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Empty when there is none. */
  readonly body: string;
}

export interface TestServer {
  readonly baseUrl: string;
  /** In the order of their arrival; it grows. */
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/**
 * A real HTTP server on loopback that answers as `answer` says, for tests of what the suite does not know of a provider.
 * @param answer `index` counts the requests from 0.
 */
export async function startServer(
  answer: (request: ReceivedRequest, index: number) => RecordedResponse,
): Promise<TestServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', headers } = incoming;
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://far.side');
    const query = Object.fromEntries(searchParams);
    const request = { method, path: pathname, query, headers, body: await text(incoming) };
    const response = answer(request, received.push(request) - 1);
    outgoing.writeHead(response.status, { 'content-type': 'application/json', ...response.headers });
    outgoing.end(typeof response.body === 'string' ? response.body : JSON.stringify(response.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    received,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
