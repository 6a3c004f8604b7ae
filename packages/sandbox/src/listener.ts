import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ReceivedRequest } from './exchange.js';

/** A server on 127.0.0.1 that can stop listening and reopen the same port. */
export interface Listener {
  readonly port: number;
  /** Starts listening, unless it already is. */
  open(): Promise<void>;
  /** Stops listening and destroys every connection, unless it already has. */
  close(): Promise<void>;
}

/** Listens on `port`; 0 selects a free port. */
export async function listen(port: number, onRequest: RequestListener): Promise<Listener> {
  const server = createServer(onRequest);
  const start = async (on: number): Promise<number> => {
    server.listen(on, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : on;
  };
  const taken = await start(port);
  return {
    port: taken,
    open: async () => {
      if (!server.listening) await start(taken);
    },
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Reads a request completely. */
export async function receive(message: IncomingMessage, now: () => number): Promise<ReceivedRequest> {
  const body = await text(message);
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    ),
    body,
    receivedAt: now(),
  };
}
