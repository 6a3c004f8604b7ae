import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Limits {
  /** Beyond this, the connection that is idle longest is closed; if none is idle, the new one. */
  readonly maxConnections: number;
  /** A connection is closed if its client reads nothing of a response for this long. */
  readonly maxUnreadSeconds: number;
}

/** Requests in progress on one connection. Few clients send a second one before the first response. */
const maxPipelined = 16;

/** Limits the connections of `server`, and ends all responses of a connection that closes. */
export function limitConnections(server: Server, { maxConnections, maxUnreadSeconds }: Limits): void {
  const inProgress = new Map<Socket, Set<ServerResponse>>();
  /** The connection that is idle longest comes first. */
  const idle = new Set<Socket>();

  function opened(socket: Socket): void {
    const responses = new Set<ServerResponse>();
    inProgress.set(socket, responses);
    idle.add(socket);
    socket.once('close', () => {
      inProgress.delete(socket);
      idle.delete(socket);
      // Node ends only the first pending response; this runs after it.
      queueMicrotask(() => {
        for (const response of responses) response.destroy().emit('close');
      });
    });
    if (inProgress.size > maxConnections) dropOne(socket);
  }

  function dropOne(latest: Socket): void {
    const [longest = latest] = idle;
    idle.delete(longest);
    longest.destroy();
  }

  function arrived(response: ServerResponse): void {
    const { socket } = response.req;
    const responses = inProgress.get(socket);
    if (responses === undefined) return void response.destroy();
    idle.delete(socket);
    responses.add(response);
    // Node would continue to read, or stop and not notice that the client disconnects.
    if (responses.size > maxPipelined) socket.destroy();
    response.once('close', () => {
      responses.delete(response);
      if (responses.size === 0 && inProgress.has(socket)) idle.add(socket);
    });
  }

  server.on('connection', opened);
  server.prependListener('request', (_, response) => arrived(response));
  // Node measures time without reads and writes. A slow response is fine; a client that does not read is not.
  server.setTimeout(maxUnreadSeconds * 1000, (socket) => {
    const isWaiting = (inProgress.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
    if (!isWaiting) socket.destroy();
  });
}
