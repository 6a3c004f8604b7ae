import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** A server on a port of 127.0.0.1. */
export interface Loopback {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Closes the port and every connection, unless it already has. */
  close(): Promise<void>;
}

/**
 * Starts any server on loopback: one for HTTPS, a proxy, a protocol that is not HTTP.
 * @param server It must not listen yet.
 * @param port Default: a free one.
 */
export async function onLoopback(server: Server, port = 0): Promise<Loopback> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client may reset a connection at any time.
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
