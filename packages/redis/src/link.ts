import { randomUUID } from 'node:crypto';
import type { Budget, DirectoryOptions } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { missingPermissions } from './permissions.js';
import { EarlyClose, isReply, isSelectWithoutPassword, problemOf, type Stage } from './problem.js';
import { createSharedBudgets } from './shared-budgets.js';
import { wait } from './wait.js';

/** The state of the connection to Redis. */
export interface Link {
  /** A sentence while Redis is unavailable; otherwise undefined. */
  readonly problem: string | undefined;
  /** When that last changed, by the monotonic clock; -Infinity if Redis was available from the start. */
  readonly changedAt: number;
  /** Reports a failed command: Redis counts as unavailable until a heartbeat succeeds. */
  lost(error: unknown): Promise<void>;
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
  const budgets = createSharedBudgets(client);
  const own: Budget = { id: `heartbeat ${randomUUID()}`, requests: 1, perMs: 0 };
  let problem: string | undefined;
  let changedAt = Number.NEGATIVE_INFINITY;
  /** That of the last connection that failed; undefined since a heartbeat succeeded. */
  let lastProblem: string | undefined;
  /** Set by the first error of a connection, which is the cause of the others. */
  let hasFailed = false;
  let stage: Stage = 'opening';
  const usesTls = client.options.tls !== undefined;

  function changeTo(next: string | undefined): void {
    const isChange = (problem === undefined) !== (next === undefined);
    problem = next;
    if (!isChange) return;
    changedAt = clock();
    log?.('warn', next === undefined ? 'Redis is available again.' : `Redis is unavailable. ${next}`);
    for (const listener of listeners) listener();
  }

  // Writes, and takes a slot as requests do: a Redis that is full, read-only or without scripts still replies to PING.
  async function beat(): Promise<void> {
    try {
      const missing = await missingPermissions(client);
      if (missing === undefined) {
        await client.set('heartbeat', '', 'PX', heartbeatMs);
        const slot = await budgets.tryTake([own], undefined);
        slot?.unused();
      }
      lastProblem = undefined;
      changeTo(missing);
    } catch (error) {
      const isCause = isReply(error) || lastProblem === undefined;
      changeTo(isCause ? problemOf(error, usesTls, stage) : lastProblem);
    }
  }

  function fail(error: unknown): void {
    if (isSelectWithoutPassword(error)) return;
    if (!hasFailed) lastProblem = problemOf(error, usesTls, stage);
    hasFailed = true;
  }

  client.on('connecting', () => {
    hasFailed = false;
    stage = 'opening';
  });
  client.on('connect', () => {
    stage = 'connected';
  });
  client.on('ready', () => {
    stage = 'ready';
    if (!hasFailed) lastProblem = undefined;
  });
  client.on('error', fail);
  client.on('close', () => {
    if (stage !== 'ready') fail(new EarlyClose());
  });
  const ready = new AbortController();
  client.once('ready', () => ready.abort());
  await wait(openMs, ready.signal).catch(() => {});
  await beat();
  client.on('close', () => changeTo(lastProblem ?? problemOf(undefined, usesTls, stage)));
  const timer = setInterval(beat, heartbeatMs).unref();

  return {
    get problem() {
      return problem;
    },
    get changedAt() {
      return changedAt;
    },
    async lost(error) {
      // The error of a script does not name the command that Redis rejected.
      const missing = isReply(error) ? await missingPermissions(client).catch(() => undefined) : undefined;
      changeTo(missing ?? problemOf(error, usesTls, stage));
    },
    onChange: (listener) => void listeners.push(listener),
    close() {
      clearInterval(timer);
      client.removeAllListeners('close');
    },
  };
}
