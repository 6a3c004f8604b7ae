import { type Budget, createLocalPacer, type Pacer, type Slot } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import type { Link } from './link.js';
import { shareOf } from './share.js';
import { createSharedBudgets, longestPauseMs } from './shared-budgets.js';
import { wait } from './wait.js';

/**
 * How long it may take until every replica has seen that Redis went away or is back, and until the requests that they
 * had sent before have arrived, in milliseconds. A heartbeat and its time limit are 1.5 seconds.
 */
const changeoverMs = 3_000;

/** How long, in milliseconds, a wait may go on without a look at what has changed. */
const glanceMs = 100;

/**
 * Keeps budgets that several processes spend. While Redis is away each process spends its share. After a change from
 * one to the other a budget rests, so that no window holds what was spent before the change and what is spent after it.
 */
export function createSharedPacer(client: Redis, link: Link, replicas: number): Pacer {
  const budgets = createSharedBudgets(client);
  // One request of each budget asks for the next slot; the others wait for their turn, as fairly as in one process.
  const turns = createLocalPacer();
  const changed = new Error('Redis went away or is back.');
  let own = createLocalPacer();
  let closed: { readonly reason: unknown } | undefined;

  link.onChange(() => {
    own.close(changed);
    own = createLocalPacer();
  });

  async function takeShared(budget: Budget, signal: AbortSignal | undefined): Promise<Slot | undefined> {
    try {
      return await budgets.tryTake(budget, signal);
    } catch (error) {
      signal?.throwIfAborted();
      link.lost(error);
      return undefined;
    }
  }

  async function takeOwn(budget: Budget, account: string, signal: AbortSignal | undefined): Promise<Slot | undefined> {
    try {
      return await own.take(shareOf(budget, replicas), account, signal);
    } catch (error) {
      if (error !== changed) throw error;
      return undefined;
    }
  }

  async function next(budget: Budget, account: string, signal: AbortSignal | undefined): Promise<Slot> {
    for (;;) {
      signal?.throwIfAborted();
      if (closed !== undefined) throw closed.reason;
      const restMs = Math.min(budget.perMs, longestPauseMs) + changeoverMs;
      const leftMs = link.changedAt + restMs - performance.now();
      if (leftMs > 0) await wait(Math.min(leftMs, glanceMs), signal);
      else {
        const isShared = link.problem === undefined;
        const slot = await (isShared ? takeShared(budget, signal) : takeOwn(budget, account, signal));
        if (slot !== undefined) return slot;
      }
    }
  }

  return {
    async take(budget, account, signal) {
      const turn = await turns.take(turnOf(budget), account, signal);
      try {
        return await next(budget, account, signal);
      } finally {
        turn.unused();
      }
    },
    pause(budget, ms) {
      const pauseMs = Math.min(Math.ceil(ms), longestPauseMs);
      turns.pause(turnOf(budget), pauseMs);
      own.pause(shareOf(budget, replicas), pauseMs);
      budgets.pause(budget, pauseMs);
    },
    close(reason) {
      closed = { reason };
      turns.close(reason);
      own.close(reason);
      budgets.close();
    },
  };
}

function turnOf({ id }: Budget): Budget {
  return { id, requests: 1, perMs: 0 };
}
