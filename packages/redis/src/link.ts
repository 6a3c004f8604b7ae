import { randomUUID } from 'node:crypto';
import type { DirectoryOptions } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { Mutex } from 'redis-semaphore';
import { wait } from './wait.js';

/** Whether Redis can be used, and since when. */
export interface Link {
  /** One sentence while it cannot be used. */
  readonly trouble: string | undefined;
  /** When that last changed, by `performance.now()`; long ago when Redis was there from the start. */
  readonly changedAt: number;
  /** A command has failed: Redis counts as away until a heartbeat succeeds. */
  lost(error: unknown): void;
  /** Calls `hear` at each change from now on. */
  onChange(hear: () => void): void;
  close(): void;
}

/** How often Redis is tried, in milliseconds. */
const heartbeatMs = 500;

/** How long opening waits for the first answer, in milliseconds. */
const openMs = 2_000;

/** Watches the connection of `client`. Resolves when the first heartbeat has come through, or has not in time. */
export async function createLink(client: Redis, log: DirectoryOptions['log']): Promise<Link> {
  const listeners: (() => void)[] = [];
  let trouble: string | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;
  let lastError: unknown;

  function turnTo(next: string | undefined): void {
    const isChange = (trouble === undefined) !== (next === undefined);
    trouble = next;
    if (!isChange) return;
    changedAt = performance.now();
    log?.('warn', next === undefined ? 'Redis can be used again.' : `Redis cannot be used. ${next}`);
    for (const hear of listeners) hear();
  }

  // A lock taken and given back, because a Redis that is full or read-only, or allows no scripts, answers a PING.
  async function beat(): Promise<void> {
    const lock = new Mutex(client, `heartbeat:${randomUUID()}`, { lockTimeout: 5_000, refreshInterval: 0 });
    try {
      await lock.tryAcquire();
      await lock.release();
      lastError = undefined;
      turnTo(undefined);
    } catch (error) {
      turnTo(troubleOf(client.status === 'ready' ? error : (lastError ?? error)));
    }
  }

  client.on('error', (error) => {
    lastError = error;
  });
  const ready = new AbortController();
  client.once('ready', () => ready.abort());
  await wait(openMs, ready.signal).catch(() => {});
  await beat();
  client.on('close', () => turnTo(troubleOf(lastError)));
  const timer = setInterval(beat, heartbeatMs).unref();

  return {
    get trouble() {
      return trouble;
    },
    get changedAt() {
      return changedAt;
    },
    lost: (error) => turnTo(troubleOf(error)),
    onChange: (hear) => void listeners.push(hear),
    close() {
      clearInterval(timer);
      client.removeAllListeners('close');
    },
  };
}

/** Only codes of the error: its text may hold anything. */
function troubleOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Redis has closed the connection.';
  const refusal = error.name === 'ReplyError' ? /^[A-Z]{1,20}\b/.exec(error.message)?.[0] : undefined;
  if (refusal !== undefined) return `Redis refuses commands (${refusal}).`;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]{1,40}$/.test(error.code))
    return `Redis cannot be reached (${error.code}).`;
  return 'Redis does not answer.';
}
