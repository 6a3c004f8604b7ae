import { setImmediate } from 'node:timers/promises';

/** Waits for a round of the event loop of its own. */
export type NextRound = () => Promise<void>;

/** Gives each request a round of the event loop, so that the process looks at its sockets between those of a batch. */
export function createRounds(): NextRound {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}
