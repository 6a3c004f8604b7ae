import { Semaphore } from 'async-mutex';
import type { OpenAccount } from '../accounts/open-accounts.js';

/**
 * Lets a few accounts be asked at the same time. Ten thousand that are asked all at once would only wait for their
 * requests instead, each with everything that it needs by then, and nobody could get ahead of them.
 */
export interface Turns {
  /**
   * Waits until the account may be asked; those with a lower rank go first. A caller's first account has rank 0, its
   * second 1 and so on: who asks about one account does not wait for all the accounts of somebody else.
   * @returns Ends the turn.
   */
  take(account: OpenAccount, rank: number): Promise<() => void>;
}

/** The rank of an ask that nobody waits for. */
export const background = Number.MAX_SAFE_INTEGER;

/** As many as there are sockets to the host of a provider. */
const mostOfProvider = 64;
/** Of those, the ones that share a budget, so that a budget which pauses does not keep the others waiting. */
const mostOfBudget = 16;

export function createTurns(): Turns {
  const ofBudgets = createLines(mostOfBudget);
  const ofProviders = createLines(mostOfProvider);
  return {
    async take({ budget, plugin }, rank) {
      const leaveBudget = await ofBudgets(budget, rank);
      const leaveProvider = await ofProviders(plugin.id, rank);
      return () => {
        leaveProvider();
        leaveBudget();
      };
    },
  };
}

/** A line for each name, as long as somebody is in it. */
function createLines(most: number): (name: string, rank: number) => Promise<() => void> {
  const lines = new Map<string, Semaphore>();
  return async (name, rank) => {
    const line = lines.get(name) ?? new Semaphore(most);
    lines.set(name, line);
    const [, leave] = await line.acquire(1, -rank);
    return () => {
      leave();
      if (line.getValue() === most) lines.delete(name);
    };
  };
}
