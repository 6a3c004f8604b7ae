import { createHash } from 'node:crypto';
import type { Budget, Slot } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { Semaphore } from 'redis-semaphore';
import { wait } from './wait.js';

/** Budgets as they are kept in Redis. Rejections are Redis's, or `signal.reason`. */
export interface SharedBudgets {
  /** Waits a moment when the budget pauses or is spent, and is then undefined. */
  tryTake(budget: Budget, signal: AbortSignal | undefined): Promise<Slot | undefined>;
  /** Gives no more slots to any process. A shorter pause does not end a longer one. */
  pause(budget: Budget, ms: number): void;
  /** Leaves the slots of this process to their time limit. */
  close(): void;
}

/** The longest pause that one answer can ask for, in milliseconds. */
export const longestPauseMs = 60_000;

/** How long to wait for a pause to end before looking again, in milliseconds. */
const lookAgainMs = 100;

/**
 * The longest that a request may be on its way to the provider, in milliseconds: as long as connecting may take. For so
 * long, and `perMs` after it, the slots of a process that has died stay taken. The clocks of the processes may differ
 * by as much, since each writes its own time beside its slots.
 */
const onTheWayMs = 10_000;

/** What `PTTL` answers for a key without a time limit. */
const withoutLimit = -1;

/** A slot is a place in a semaphore of `requests` places, given back `perMs` after the answer has begun. */
export function createSharedBudgets(client: Redis): SharedBudgets {
  const timers = new Set<NodeJS.Timeout>();

  function slotOf(semaphore: Semaphore, perMs: number): Slot {
    // What cannot be given back is freed by its time limit.
    const giveBack = () => void semaphore.release().catch(() => {});
    return {
      unused: giveBack,
      used() {
        // A timer counts whole milliseconds, so it may fire up to one early.
        const timer = setTimeout(() => {
          timers.delete(timer);
          giveBack();
        }, perMs + 1).unref();
        timers.add(timer);
      },
    };
  }

  /** Milliseconds, negative when there is no pause. One that no process has set is cut to the longest there is. */
  async function pausedFor(budget: Budget): Promise<number> {
    const key = pauseKey(budget);
    const pausedMs = await client.pttl(key);
    if (pausedMs !== withoutLimit && pausedMs <= longestPauseMs) return pausedMs;
    await client.pexpire(key, longestPauseMs, 'LT');
    return longestPauseMs;
  }

  /** For a command on the places of a budget that has failed: what is there and cannot be places is removed. */
  function removedIfNone(budget: Budget): (error: unknown) => Promise<false> {
    return async (error) => {
      if (!(error instanceof Error && error.message.startsWith('WRONGTYPE'))) throw error;
      await client.del(semaphoreKey(budget));
      return false;
    };
  }

  return {
    async tryTake(budget, signal) {
      const pausedMs = await pausedFor(budget);
      if (pausedMs > 0) {
        await wait(Math.min(pausedMs, lookAgainMs), signal);
        return undefined;
      }
      const semaphore = new Semaphore(client, digest(budget), budget.requests, {
        lockTimeout: budget.perMs + onTheWayMs,
        acquireAttemptsLimit: 1,
        retryInterval: askAgainMs(budget),
        // Its own refresh rejects unheard when Redis is away, and that ends the process.
        refreshInterval: 0,
      });
      if (await semaphore.tryAcquire(signal).catch(removedIfNone(budget))) return slotOf(semaphore, budget.perMs);
      // Of no process whose clock is right: such a place would never be given back.
      await client.zremrangebyscore(semaphoreKey(budget), Date.now() + onTheWayMs, '+inf').catch(removedIfNone(budget));
      return undefined;
    },
    pause(budget, ms) {
      const key = pauseKey(budget);
      const set = client.multi().set(key, '', 'PX', ms, 'NX').pexpire(key, ms, 'GT').exec();
      // Without Redis, it pauses this process only.
      set.catch(() => {});
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/**
 * How long to wait for a slot before asking again, in milliseconds: an eighth of the time in which one becomes free. One
 * request of each process asks.
 */
function askAgainMs({ requests, perMs }: Budget): number {
  return Math.min(Math.max(perMs / requests / 8, 10), 100);
}

/** As `redis-semaphore` names it. */
function semaphoreKey(budget: Budget): string {
  return `semaphore:${digest(budget)}`;
}

function pauseKey(budget: Budget): string {
  return `pause:${digest(budget)}`;
}

/** Of the id, which tells whose budget it is. */
function digest({ id }: Budget): string {
  return createHash('sha256').update(id).digest('base64url');
}
