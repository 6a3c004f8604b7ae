import { Redis } from 'ioredis';
import { connectionOf } from './address.js';

/**
 * A client that never makes a caller wait for a connection: what cannot be sent now, or is not answered in time, is
 * rejected. It connects at once, and again and again.
 * @throws {ArgumentError} When the address cannot be read.
 */
export function connect(url: string): Redis {
  return new Redis({
    ...connectionOf(url),
    // In braces, so that all keys are in one slot of a cluster: either all of them can be reached or none. The number
    // is that of the format of what is kept.
    keyPrefix: '{wabascope:1}:',
    connectTimeout: 2_000,
    commandTimeout: 1_000,
    // Heartbeats are answered more often than that; a connection that went silent is dropped.
    socketTimeout: 5_000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
}
