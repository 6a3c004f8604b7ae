import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';

/** A request as it arrived. */
export interface Arrival {
  /** Milliseconds, by `performance.now()`. */
  readonly at: number;
  readonly path: string;
  readonly account: string;
}

export interface Server {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  close(): Promise<void>;
}

/** An HTTP server on loopback that notes when each request arrives. */
export async function startArrivalServer(
  respond: (request: IncomingMessage, response: ServerResponse, arrival: Arrival) => void | Promise<void>,
): Promise<Server> {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    const account = String(request.headers['x-account'] ?? '');
    const arrival = { at: performance.now(), path: request.url ?? '', account };
    arrivals.push(arrival);
    void respond(request, response, arrival);
  });
  const { origin, close } = await onLoopback(server);
  return { url: origin, arrivals, close };
}

/** The maximum number of arrivals in any window of `perMs`. */
export function maxInWindow(arrivals: readonly Arrival[], perMs: number): number {
  const counts = arrivals.map(({ at }) => arrivals.filter((other) => other.at >= at && other.at < at + perMs).length);
  return Math.max(0, ...counts);
}
