import { randomUUID } from 'node:crypto';
import type { DirectoryOptions } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { Mutex } from 'redis-semaphore';
import { EarlyClose, isSelectWithoutPassword, problemOf } from './problem.js';
import { wait } from './wait.js';

/** The state of the connection to Redis. */
export interface Link {
  /** A sentence while Redis is unavailable; otherwise undefined. */
  readonly problem: string | undefined;
  /** When that last changed, by the monotonic clock; -Infinity if Redis was available from the start. */
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

/**
 * Watches the connection of `client`. Resolves after the first heartbeat, whether it succeeded or not.
 * @param clock A monotonic clock, in milliseconds.
 */
export async function createLink(client: Redis, clock: () => number, log: DirectoryOptions['log']): Promise<Link> {
  const listeners: (() => void)[] = [];
  let problem: string | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;
  let lastError: unknown;
  /** Set by the first error of a connection, which is the cause of the others. */
  let hasFailed = false;
  let wasReady = false;
  const usesTls = client.options.tls !== undefined;

  function changeTo(next: string | undefined): void {
    const isChange = (problem === undefined) !== (next === undefined);
    problem = next;
    if (!isChange) return;
    changedAt = clock();
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
      changeTo(problemOf(client.status === 'ready' ? error : (lastError ?? error), usesTls));
    }
  }

  function fail(error: unknown): void {
    if (isSelectWithoutPassword(error)) return;
    if (!hasFailed) lastError = error;
    hasFailed = true;
  }

  client.on('connecting', () => {
    hasFailed = false;
    wasReady = false;
  });
  client.on('ready', () => {
    wasReady = true;
  });
  client.on('error', fail);
  client.on('close', () => {
    if (!wasReady) fail(new EarlyClose());
  });
  const ready = new AbortController();
  client.once('ready', () => ready.abort());
  await wait(openMs, ready.signal).catch(() => {});
  await beat();
  client.on('close', () => changeTo(problemOf(lastError, usesTls)));
  const timer = setInterval(beat, heartbeatMs).unref();

  return {
    get problem() {
      return problem;
    },
    get changedAt() {
      return changedAt;
    },
    lost: (error) => changeTo(problemOf(error, usesTls)),
    onChange: (listener) => void listeners.push(listener),
    close() {
      clearInterval(timer);
      client.removeAllListeners('close');
    },
  };
}
