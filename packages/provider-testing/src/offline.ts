import { Socket } from 'node:net';
import { patchedFor } from './patched-for.js';

const message = 'The suite allows no connection. Use the fetch of the context.';

const runGuarded = patchedFor<true>((isInside) => {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function guarded(this: Socket, ...given: unknown[]): Socket {
    if (isInside()) throw new Error(message);
    return Reflect.apply(connect, this, given);
  };
  return () => {
    Socket.prototype.connect = connect;
  };
});

/** Runs a body while it cannot connect a socket, nor resolve a host name for one. Other work of the process can. */
export function offline<T>(body: () => Promise<T>): Promise<T> {
  return runGuarded(() => true, body);
}
