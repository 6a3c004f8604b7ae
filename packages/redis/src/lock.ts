import type { Redis } from 'ioredis';
import { Mutex } from 'redis-semaphore';
import type { Link } from './link.js';

/** How long the lock of a dead process remains, in milliseconds. */
const lockMs = 5_000;

const options = {
  lockTimeout: lockMs,
  acquireAttemptsLimit: 1,
  /** Between two attempts. */
  retryInterval: 100,
  // The library's own refresh rejects without a handler if Redis is unavailable, which ends the process.
  refreshInterval: 0,
};

/**
 * Waits for the lock of that name. Does not wait if Redis is unavailable.
 * @returns A function that releases it.
 * @throws `signal.reason` if `signal` aborts while waiting.
 */
export async function lock(client: Redis, link: Link, name: string, signal: AbortSignal): Promise<() => void> {
  const mutex = new Mutex(client, name, options);
  try {
    while (link.problem === undefined) {
      if (await mutex.tryAcquire(signal)) return held(client, mutex, name);
      // No process sets a longer limit or none.
      await client.pexpire(`mutex:${name}`, lockMs, 'LT');
    }
  } catch {
    // Caused by `signal`, see below, or by Redis.
  }
  signal.throwIfAborted();
  return () => {};
}

/** Extends the lock until it is released. If Redis becomes unavailable, others may get it too. */
function held(client: Redis, { identifier }: Mutex, name: string): () => void {
  const taken = () => new Mutex(client, name, { ...options, identifier, acquiredExternally: true });
  const timer = setInterval(() => void taken().tryAcquire().catch(ignore), lockMs / 3).unref();
  return () => {
    clearInterval(timer);
    void taken().release().catch(ignore);
  };
}

/** Without a release, the lock ends with its time limit. */
function ignore(): void {}
