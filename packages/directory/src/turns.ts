import PQueue from 'p-queue';
import type { OpenAccount } from './open-accounts.js';

/**
 * Lets a few accounts be asked at the same time. Ten thousand that are asked all at once would only wait for their
 * requests instead, each with everything that it needs by then, and nobody could get ahead of them.
 */
export interface Turns {
  /**
   * Runs `ask` when it is its turn; those with a lower rank go first. A caller's first account has rank 0, its second 1
   * and so on: who asks about one account does not wait for all the accounts of somebody else.
   * Rejects with `signal.reason` when it aborts before.
   */
  take<T>(account: OpenAccount, rank: number, signal: AbortSignal, ask: () => Promise<T>): Promise<T>;
  /** Moves the last ask of the account forward, if it still waits. */
  advance(account: OpenAccount, rank: number): void;
}

/** The rank of an ask that nobody waits for. */
export const background = Number.MAX_SAFE_INTEGER;

/** As many as there are sockets to the host of a provider. */
const mostOfProvider = 64;
/** Of those, the ones that share a budget, so that a budget which pauses does not keep the others waiting. */
const mostOfBudget = 16;

interface Turn {
  rank: number;
  /** Where it waits. */
  queue?: PQueue | undefined;
  readonly signal: AbortSignal;
}

export function createTurns(): Turns {
  const ofBudgets = new Map<string, PQueue>();
  const ofProviders = new Map<string, PQueue>();
  const turns = new Map<string, Turn>();

  return {
    async take({ key, budget, plugin }, rank, signal, ask) {
      const turn: Turn = { rank, signal };
      turns.set(key, turn);
      const wait = <T>(queues: Map<string, PQueue>, name: string, concurrency: number, run: () => Promise<T>) => {
        const queue = queues.get(name) ?? createQueue(concurrency, () => queues.delete(name));
        queues.set(name, queue);
        turn.queue = queue;
        const started = () => {
          turn.queue = undefined;
          return run();
        };
        return queue.add(started, { id: key, priority: -turn.rank, signal });
      };
      try {
        return await wait(ofBudgets, budget, mostOfBudget, () => wait(ofProviders, plugin.id, mostOfProvider, ask));
      } finally {
        if (turns.get(key) === turn) turns.delete(key);
      }
    },
    advance({ key }, rank) {
      const turn = turns.get(key);
      if (turn === undefined || turn.signal.aborted || turn.rank <= rank) return;
      turn.rank = rank;
      turn.queue?.setPriority(key, -rank);
    },
  };
}

function createQueue(concurrency: number, idle: () => void): PQueue {
  const queue = new PQueue({ concurrency });
  queue.on('idle', idle);
  return queue;
}
