import type { Redis } from 'ioredis';
import { Mutex } from 'redis-semaphore';
import type { Link } from './link.js';

/** How long the lock of a process that has died stays, in milliseconds. */
const lockMs = 5_000;

const options = {
  lockTimeout: lockMs,
  acquireAttemptsLimit: 1,
  /** Between two attempts. */
  retryInterval: 100,
  // The library's own refresh rejects unheard when Redis is away, and that ends the process.
  refreshInterval: 0,
};

/**
 * Waits until nobody else holds the lock of that name. When Redis cannot tell, nobody is waited for.
 * @returns What gives it back.
 * @throws `signal.reason` when `signal` aborts while waiting.
 */
export async function lock(client: Redis, link: Link, name: string, signal: AbortSignal): Promise<() => void> {
  const mutex = new Mutex(client, name, options);
  try {
    while (link.trouble === undefined) {
      if (await mutex.tryAcquire(signal)) return held(client, mutex, name);
      // No process sets a longer limit, or none at all.
      await client.pexpire(`mutex:${name}`, lockMs, 'LT');
    }
  } catch {
    // Below: either `signal`, or Redis.
  }
  signal.throwIfAborted();
  return () => {};
}

/** Prolongs the lock until it is given back. When Redis goes away meanwhile, others may get it too. */
function held(client: Redis, { identifier }: Mutex, name: string): () => void {
  const taken = () => new Mutex(client, name, { ...options, identifier, acquiredExternally: true });
  const timer = setInterval(() => void taken().tryAcquire().catch(ignore), lockMs / 3).unref();
  return () => {
    clearInterval(timer);
    void taken().release().catch(ignore);
  };
}

/** What Redis did not hear of ends with its time limit. */
function ignore(): void {}
