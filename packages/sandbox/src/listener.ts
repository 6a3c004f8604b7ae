import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { IncomingRequest } from './exchange.js';

/** A server on 127.0.0.1 that can refuse connections, and accept them again on the same port. */
export interface Listener {
  readonly port: number;
  /** Accepts connections, unless it already does. */
  open(): Promise<void>;
  /** Stops listening, unless it already has, and destroys every connection. No other program gets the port. */
  refuse(): Promise<void>;
  /** Frees the port and destroys every connection, unless it already has. */
  close(): Promise<void>;
}

/** Listens on `port`; 0 selects a free port. */
export async function listen(port: number, onRequest: RequestListener): Promise<Listener> {
  const http = createHttpServer(onRequest);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    http.emit('connection', socket);
  });
  /** A connection to this server. While it is open, the system gives the port to no other program. */
  let keeper: Socket | undefined;

  async function start(on: number): Promise<number> {
    server.listen(on, host);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : on;
  }

  async function keepPort(): Promise<Socket> {
    const client = connect(taken, host);
    client.on('error', () => {});
    await once(client, 'connect');
    while (accepted(client) === undefined) await once(server, 'connection');
    return client;
  }

  /** The end of the connection at the server. */
  function accepted({ localPort }: Socket): Socket | undefined {
    return [...sockets].find(({ remotePort }) => remotePort === localPort);
  }

  const taken = await start(port);
  return {
    port: taken,
    open: async () => {
      if (server.listening) return;
      await start(taken);
      keeper?.destroy();
    },
    refuse: async () => {
      if (!server.listening) return;
      keeper = await keepPort();
      server.close();
      const kept = accepted(keeper);
      for (const socket of sockets) if (socket !== kept) socket.destroy();
    },
    close: async () => {
      if (!server.listening && sockets.size === 0) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      keeper?.destroy();
      await closed;
    },
  };
}

const host = '127.0.0.1';

/** Reads a request completely. */
export async function receive(message: IncomingMessage, now: () => number): Promise<IncomingRequest> {
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
