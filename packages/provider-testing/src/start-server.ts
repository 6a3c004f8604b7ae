import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RecordedResponse } from './exchange.js';
import { onLoopback } from './loopback.js';

/** A request as the server received it. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path after the base URL, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Empty without a body. */
  readonly body: string;
  /** Path and query as received. */
  readonly url: string;
}

export interface TestServer {
  readonly baseUrl: string;
  /** In order of arrival. Later requests are appended. */
  readonly received: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/**
 * The response to a request; `undefined` when the function writes to `raw` itself: half a body, a broken connection.
 * @param index Counts the requests from 0.
 */
export type Responder = (request: ReceivedRequest, index: number, raw: ServerResponse) => RecordedResponse | undefined;

/**
 * An HTTP server on loopback, for tests of what the suite does not cover.
 * @param atEnd Registers what closes the server: `onTestFinished` of vitest, or `(close) => t.after(close)` with
 * `node:test`. Default: the caller closes it.
 */
export async function startServer(
  respond: Responder,
  atEnd?: (close: () => Promise<void>) => unknown,
): Promise<TestServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', headers, url = '/' } = incoming;
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const query = Object.fromEntries(searchParams);
    const request = { method, path: pathname, query, headers, body: await text(incoming), url };
    const response = respond(request, received.push(request) - 1, outgoing);
    if (response === undefined) return;
    outgoing.writeHead(response.status, { 'content-type': 'application/json', ...response.headers });
    outgoing.end(typeof response.body === 'string' ? response.body : JSON.stringify(response.body));
  });
  const { origin, close } = await onLoopback(server);
  atEnd?.(close);
  return { baseUrl: origin, received, close };
}
