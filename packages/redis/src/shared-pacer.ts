import { type Budget, createLocalPacer, maxPauseMs, type Pacer, type Slot } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import type { Link } from './link.js';
import { createPauses } from './pauses.js';
import { shareOf } from './share.js';
import { createSharedBudgets } from './shared-budgets.js';
import { wait } from './wait.js';

/**
 * Maximum time, in milliseconds, until every replica has noticed that the availability of Redis changed, and until the
 * requests sent before have arrived. A heartbeat and its time limit take 1.5 seconds.
 */
const changeoverMs = 3_000;

/** The maximum time, in milliseconds, that a wait lasts before it checks what has changed. */
const glanceMs = 100;

/** What the requests that wait for the same budgets share. */
interface Kind {
  /** One of them at a time looks for a slot; the others wait for their turn, as fairly as in one process. */
  readonly turn: readonly Budget[];
  /** What this process may spend while Redis is unavailable. */
  readonly share: readonly Budget[];
  /** How long the budgets rest after a change, in milliseconds. */
  readonly restMs: number;
}

/**
 * Keeps budgets that several processes spend. While Redis is unavailable, each process spends its share. After a
 * change from one to the other a budget rests, so that no window holds what was spent before the change and what is spent after it.
 * @param clock A monotonic clock, in milliseconds.
 */
export function createSharedPacer(client: Redis, link: Link, replicas: number, clock: () => number): Pacer {
  const shared = createSharedBudgets(client);
  const turns = createLocalPacer();
  const pauses = createPauses(clock);
  const kinds = new WeakMap<readonly Budget[], Kind>();
  const changed = new Error('Redis became available or unavailable.');
  let own = createLocalPacer();
  let closed: { readonly reason: unknown } | undefined;

  link.onChange(() => {
    own.close(changed);
    own = createLocalPacer();
  });

  function kindOf(budgets: readonly Budget[]): Kind {
    const kind = kinds.get(budgets) ?? {
      turn: [{ id: budgets.map(({ id }) => id).join('\n'), requests: 1, perMs: 0 }],
      share: budgets.map((budget) => shareOf(budget, replicas)),
      restMs: Math.min(Math.max(...budgets.map(({ perMs }) => perMs)), maxPauseMs) + changeoverMs,
    };
    kinds.set(budgets, kind);
    return kind;
  }

  async function takeShared(budgets: readonly Budget[], signal: AbortSignal | undefined): Promise<Slot | undefined> {
    try {
      return await shared.tryTake(budgets, signal);
    } catch (error) {
      signal?.throwIfAborted();
      await link.lost(error);
      return undefined;
    }
  }

  async function takeOwn(share: Kind['share'], account: string, signal?: AbortSignal): Promise<Slot | undefined> {
    try {
      return await own.take(share, account, signal);
    } catch (error) {
      if (error !== changed) throw error;
      return undefined;
    }
  }

  async function next(budgets: readonly Budget[], account: string, signal: AbortSignal | undefined): Promise<Slot> {
    const { share, restMs } = kindOf(budgets);
    for (;;) {
      signal?.throwIfAborted();
      if (closed !== undefined) throw closed.reason;
      const leftMs = Math.max(link.changedAt + restMs - clock(), pauses.leftMs(budgets));
      if (leftMs > 0) await wait(Math.min(leftMs, glanceMs), signal);
      else {
        const isShared = link.problem === undefined;
        const slot = await (isShared ? takeShared(budgets, signal) : takeOwn(share, account, signal));
        if (slot !== undefined) return slot;
      }
    }
  }

  return {
    async take(budgets, account, signal) {
      const turn = await turns.take(kindOf(budgets).turn, account, signal);
      try {
        return await next(budgets, account, signal);
      } finally {
        turn.unused();
      }
    },
    pause(budgets, ms) {
      const pauseMs = Math.min(Math.ceil(ms), maxPauseMs);
      pauses.add(budgets, pauseMs);
      shared.pause(budgets, pauseMs);
    },
    close(reason) {
      closed = { reason };
      turns.close(reason);
      own.close(reason);
    },
  };
}
