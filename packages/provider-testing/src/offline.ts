import { Socket } from 'node:net';

const message = 'The suite allows no connection. Use the fetch of the context.';

/** Runs `body` while no socket of the process connects, and no host name is resolved for one. */
export async function offline<T>(body: () => Promise<T>): Promise<T> {
  const { connect } = Socket.prototype;
  Socket.prototype.connect = () => {
    throw new Error(message);
  };
  try {
    return await body();
  } finally {
    Socket.prototype.connect = connect;
  }
}
