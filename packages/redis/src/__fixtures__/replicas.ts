import { type RedisServer, startRedis } from '@wabascope/redis-server';
import { onTestFinished } from 'vitest';
import { openSharedStore, type SharedStore, type SharedStoreOptions } from '../index.js';
import { asDocumentedUser, documentedUser } from './documented-user.js';

/** A Redis for this test. */
export async function redis(password?: string, options?: readonly string[]): Promise<RedisServer> {
  return redisUntil(onTestFinished, password, options);
}

/** A Redis with the documented user, for a test that runs beside others: `onTestFinished` is that of its context. */
export async function redisUntil(
  finished: typeof onTestFinished,
  password?: string,
  options?: readonly string[],
): Promise<RedisServer> {
  const server = await startRedis(password, ['--user', ...documentedUser, ...(options ?? [])]);
  finished(() => server.kill());
  return server;
}

/** A store as one server has it. Unless the address has a password, it connects as the documented user. */
export async function replica(url: string, replicas = 3): Promise<SharedStore> {
  return replicaUntil(onTestFinished, asDocumentedUser(url), { replicas });
}

/** A store for a test that runs beside others: `onTestFinished` is that of its context. */
export async function replicaUntil(
  finished: typeof onTestFinished,
  url: string,
  options: Partial<SharedStoreOptions> = {},
): Promise<SharedStore> {
  const store = await openSharedStore({ url, replicas: 3, ...options });
  finished(() => store.close());
  return store;
}

/** A clock that goes with the real one and can be put forward. */
export function movableClock() {
  let aheadMs = 0;
  return {
    now: () => performance.now() + aheadMs,
    forward: (ms: number) => {
      aheadMs += ms;
    },
  };
}

/** The most of `times` in any window of `perMs`. */
export function maxInWindow(times: readonly number[], perMs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + perMs).length));
}
