import { Semaphore } from 'async-mutex';
import type { OpenAccount } from '../accounts/open-accounts.js';

/**
 * Limits how many accounts are fetched at the same time. Fetching ten thousand accounts at once would only make their
 * requests wait, each with all of its memory, and no later caller could be served first.
 */
export interface Turns {
  /**
   * Waits until the account may be fetched. Lower ranks go first: the first account of a caller has rank 0, its second
   * rank 1 and so on, so that a caller with one account does not wait for all accounts of another caller.
   * @returns Ends the turn.
   */
  take(account: OpenAccount, rank: number): Promise<() => void>;
}

/** The rank of a fetch that no caller waits for. */
export const backgroundRank = Number.MAX_SAFE_INTEGER;

/** Equal to the number of sockets to the host of a provider. */
const maxOfProvider = 64;
/** Of these, the maximum that shares a budget, so that a paused budget does not delay the others. */
const maxOfBudget = 16;

export function createTurns(): Turns {
  const budgets = createQueues(maxOfBudget);
  const providers = createQueues(maxOfProvider);
  return {
    async take({ budget, plugin }, rank) {
      const leaveBudget = await budgets.enter(budget, rank);
      const leaveProvider = await providers.enter(plugin.id, rank);
      return () => {
        leaveProvider();
        leaveBudget();
      };
    },
  };
}

interface Queues {
  /** @returns Leaves the queue. */
  enter(name: string, rank: number): Promise<() => void>;
}

/** One queue per name, deleted when it is empty. */
function createQueues(maxEntered: number): Queues {
  const queues = new Map<string, Semaphore>();
  return {
    async enter(name, rank) {
      const queue = queues.get(name) ?? new Semaphore(maxEntered);
      queues.set(name, queue);
      const [, leave] = await queue.acquire(1, -rank);
      return () => {
        leave();
        if (queue.getValue() === maxEntered) queues.delete(name);
      };
    },
  };
}
