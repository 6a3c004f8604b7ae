import { setImmediate } from 'node:timers/promises';

/** Waits for the next round of the event loop. Concurrent waiters get different rounds. */
export type NextRound = () => Promise<void>;

/** Gives each request a separate round of the event loop, so that the process serves its sockets during a batch. */
export function createRounds(): NextRound {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}
