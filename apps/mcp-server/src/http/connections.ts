import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Limits {
  /** With more, the connection that has been idle for the longest time is closed, or else the new one. */
  readonly maxConnections: number;
  /** A connection is closed when its client has read nothing of a response for so long. */
  readonly maxUnreadSeconds: number;
}

/** Requests that may wait on one connection. Hardly any client sends a second one before the first is answered. */
const maxPipelined = 16;

/** Limits the connections of `server`, and ends the responses that wait on a connection that is closed. */
export function limitConnections(server: Server, { maxConnections, maxUnreadSeconds }: Limits): void {
  const underWay = new Map<Socket, Set<ServerResponse>>();
  /** The one that has been idle for the longest time is the first. */
  const idle = new Set<Socket>();

  function opened(socket: Socket): void {
    const responses = new Set<ServerResponse>();
    underWay.set(socket, responses);
    idle.add(socket);
    socket.once('close', () => {
      underWay.delete(socket);
      idle.delete(socket);
      // After Node, which ends only the first of the responses that a client has waited for.
      queueMicrotask(() => {
        for (const response of responses) response.destroy().emit('close');
      });
    });
    if (underWay.size > maxConnections) dropOne(socket);
  }

  function dropOne(latest: Socket): void {
    const [longest = latest] = idle;
    idle.delete(longest);
    longest.destroy();
  }

  function arrived(response: ServerResponse): void {
    const { socket } = response.req;
    const responses = underWay.get(socket);
    if (responses === undefined) return void response.destroy();
    idle.delete(socket);
    responses.add(response);
    // Node would read on, or stop to read and not see that the client goes away.
    if (responses.size > maxPipelined) socket.destroy();
    response.once('close', () => {
      responses.delete(response);
      if (responses.size === 0 && underWay.has(socket)) idle.add(socket);
    });
  }

  server.on('connection', opened);
  server.prependListener('request', (_, response) => arrived(response));
  // Node measures the time in which nothing was read or written. A response may take its time, but not to be read.
  server.setTimeout(maxUnreadSeconds * 1000, (socket) => {
    const isWaiting = (underWay.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
    if (!isWaiting) socket.destroy();
  });
}
