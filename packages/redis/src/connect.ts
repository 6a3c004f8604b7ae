import { Redis } from 'ioredis';
import { connectionOf } from './address.js';
import { isRejectedDatabase } from './problem.js';

/** The longest time before it connects again, in milliseconds. */
const maxRetryMs = 500;

/**
 * A client that never waits for a connection: a command fails if it cannot be sent now, or gets no reply in time. The
 * client connects immediately and never stops reconnecting.
 * @throws {ArgumentError} If the address is not valid.
 */
export function connect(url: string): Redis {
  let isRejected = false;
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
    // INFO and CLIENT need permissions that the user would need for nothing else.
    enableReadyCheck: false,
    disableClientInfo: true,
    // ioredis counts attempts from the last connection that was ready, as one with a rejected database is.
    retryStrategy: (attempt) => (isRejected ? maxRetryMs : Math.min(50 * attempt, maxRetryMs)),
  });
  client.on('connecting', () => {
    isRejected = false;
  });
  // ioredis would continue in database 0. The error arrives before the connection is ready for other commands.
  client.on('error', (error) => {
    if (!isRejectedDatabase(error)) return;
    isRejected = true;
    client.disconnect(true);
  });
  return client;
}
