import { Redis } from 'ioredis';
import { connectionOf } from './address.js';
import { isRejectedDatabase } from './problem.js';

/**
 * A client that never waits for a connection: a command fails if it cannot be sent now, or gets no reply in time. The
 * client connects immediately and never stops reconnecting.
 * @throws {ArgumentError} If the address is not valid.
 */
export function connect(url: string): Redis {
  const client = new Redis({
    ...connectionOf(url),
    // The braces put all keys into one slot of a cluster: all of them are reachable, or none. The number is the version
    // of the data format.
    keyPrefix: '{wabascope:1}:',
    // Shorter than the wait when the store opens, so that its first log line contains this error.
    connectTimeout: 1_500,
    commandTimeout: 1_000,
    // Longer than the interval of heartbeats: a silent connection is dropped.
    socketTimeout: 5_000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
  // ioredis would continue in database 0. The error arrives before the connection is ready for other commands.
  client.on('error', (error) => {
    if (isRejectedDatabase(error)) client.disconnect(true);
  });
  return client;
}
