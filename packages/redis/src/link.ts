import { randomUUID } from 'node:crypto';
import type { DirectoryOptions } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { Mutex } from 'redis-semaphore';
import { wait } from './wait.js';

/** The state of the connection to Redis. */
export interface Link {
  /** A sentence while Redis is unavailable; otherwise undefined. */
  readonly problem: string | undefined;
  /** When that last changed, by `performance.now()`; -Infinity if Redis was available from the start. */
  readonly changedAt: number;
  /** Reports a failed command: Redis counts as unavailable until a heartbeat succeeds. */
  lost(error: unknown): void;
  /** Calls `listener` at each change from now on. */
  onChange(listener: () => void): void;
  close(): void;
}

/** Interval of heartbeats, in milliseconds. */
const heartbeatMs = 500;

/** Maximum time that opening waits for the connection, in milliseconds. */
const openMs = 2_000;

/** Watches the connection of `client`. Resolves after the first heartbeat, whether it succeeded or not. */
export async function createLink(client: Redis, log: DirectoryOptions['log']): Promise<Link> {
  const listeners: (() => void)[] = [];
  let problem: string | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;
  let lastError: unknown;

  function changeTo(next: string | undefined): void {
    const isChange = (problem === undefined) !== (next === undefined);
    problem = next;
    if (!isChange) return;
    changedAt = performance.now();
    log?.('warn', next === undefined ? 'Redis is available again.' : `Redis is unavailable. ${next}`);
    for (const listener of listeners) listener();
  }

  // Takes and releases a lock: a Redis that is full, read-only or without scripts still replies to PING.
  async function beat(): Promise<void> {
    const lock = new Mutex(client, `heartbeat:${randomUUID()}`, { lockTimeout: 5_000, refreshInterval: 0 });
    try {
      await lock.tryAcquire();
      await lock.release();
      lastError = undefined;
      changeTo(undefined);
    } catch (error) {
      changeTo(problemOf(client.status === 'ready' ? error : (lastError ?? error)));
    }
  }

  client.on('error', (error) => {
    lastError = error;
  });
  const ready = new AbortController();
  client.once('ready', () => ready.abort());
  await wait(openMs, ready.signal).catch(() => {});
  await beat();
  client.on('close', () => changeTo(problemOf(lastError)));
  const timer = setInterval(beat, heartbeatMs).unref();

  return {
    get problem() {
      return problem;
    },
    get changedAt() {
      return changedAt;
    },
    lost: (error) => changeTo(problemOf(error)),
    onChange: (listener) => void listeners.push(listener),
    close() {
      clearInterval(timer);
      client.removeAllListeners('close');
    },
  };
}

/** Contains only codes of the error: its text may contain anything. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Redis closed the connection.';
  const replyCode = error.name === 'ReplyError' ? /^[A-Z]{1,20}\b/.exec(error.message)?.[0] : undefined;
  if (replyCode !== undefined) return `Redis rejects commands (${replyCode}).`;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]{1,40}$/.test(error.code))
    return `Cannot connect to Redis (${error.code}).`;
  return 'Redis does not respond.';
}
