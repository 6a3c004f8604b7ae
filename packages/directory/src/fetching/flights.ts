import { Semaphore } from 'async-mutex';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { createAbort } from './abort.js';

/** One fetch of one account, from the queue until its end. Thousands may exist, so it is small. */
export interface Flight<Result> {
  readonly key: string;
  readonly result: Promise<Result>;
  readonly start: (result: Promise<Result>) => void;
  readonly cancel: (reason: unknown) => void;
  /** Set when the fetch starts. */
  controller: AbortController | undefined;
  /** The lowest rank that it is queued with. */
  rank: number;
  /** Number of callers that wait for it. */
  waiting: number;
  /** Whether it continues without callers. */
  keepAlive: boolean;
}

/** Runs at most one fetch per account key, and starts fetches in the order of their turns. */
export interface Flights<Result> {
  /**
   * The flight of the account that is queued or running, queued with at most `rank`; a new one if there is none.
   * @param run Fetches the account once it is its turn.
   */
  join(account: OpenAccount, rank: number, run: (signal: AbortSignal) => Promise<Result>): Flight<Result>;
  /** Aborts a flight if no caller waits for it and nothing else keeps it alive. */
  endUnused(flight: Flight<Result>, reason: unknown): void;
  /** Aborts all flights. */
  close(reason: unknown): Promise<void>;
}

export function createFlights<Result>(): Flights<Result> {
  const flights = new Map<string, Flight<Result>>();
  const turns = createTurns();

  function isCurrent(flight: Flight<Result>): boolean {
    return flights.get(flight.key) === flight;
  }

  function abort(flight: Flight<Result>, reason: unknown): void {
    if (flight.controller === undefined) flight.cancel(reason);
    else flight.controller.abort(reason);
  }

  return {
    join(account, rank, run) {
      const flight = flights.get(account.key) ?? createFlight<Result>(account.key);
      flights.set(account.key, flight);
      if (flight.controller !== undefined || rank >= flight.rank) return flight;
      flight.rank = rank;
      void turns.take(account, rank).then((endTurn) => {
        // It may have started with a lower rank, or all callers may have left.
        if (flight.controller !== undefined || !isCurrent(flight)) return endTurn();
        flight.controller = createAbort();
        const ended = run(flight.controller.signal).finally(() => {
          endTurn();
          if (isCurrent(flight)) flights.delete(flight.key);
        });
        flight.start(ended);
      });
      return flight;
    },
    endUnused(flight, reason) {
      if (flight.waiting > 0 || flight.keepAlive || !isCurrent(flight)) return;
      flights.delete(flight.key);
      abort(flight, reason);
    },
    async close(reason) {
      const open = [...flights.values()];
      flights.clear();
      for (const flight of open) abort(flight, reason);
      await Promise.allSettled(open.map(({ result }) => result));
    },
  };
}

function createFlight<Result>(key: string): Flight<Result> {
  let start: Flight<Result>['start'] = () => {};
  let cancel: Flight<Result>['cancel'] = () => {};
  const result = new Promise<Result>((resolve, reject) => {
    start = resolve;
    cancel = reject;
  });
  // Callers handle rejections. A flight without callers must not end the process.
  result.catch(() => {});
  return {
    key,
    result,
    start,
    cancel,
    controller: undefined,
    rank: Number.POSITIVE_INFINITY,
    waiting: 0,
    keepAlive: false,
  };
}

/**
 * Limits how many accounts are fetched at the same time. Fetching ten thousand accounts at once would only make their
 * requests wait, each with all of its memory, and no later caller could be served first.
 */
interface Turns {
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

function createTurns(): Turns {
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
