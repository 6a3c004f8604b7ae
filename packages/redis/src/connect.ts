import { Redis } from 'ioredis';
import { connectionOf } from './address.js';

/**
 * A client that never waits for a connection: a command fails if it cannot be sent now, or gets no reply in time. The
 * client connects immediately and never stops reconnecting.
 * @throws {ArgumentError} If the address is not valid.
 */
export function connect(url: string): Redis {
  return new Redis({
    ...connectionOf(url),
    // The braces put all keys into one slot of a cluster: all of them are reachable, or none. The number is the version
    // of the data format.
    keyPrefix: '{wabascope:1}:',
    connectTimeout: 2_000,
    commandTimeout: 1_000,
    // Longer than the interval of heartbeats: a silent connection is dropped.
    socketTimeout: 5_000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
}
