/** Runs work, at most so many at a time, in the order of the calls. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Limits how many commands wait for their replies. A command whose reply takes long counts as failed, and so it is with
 * thousands that are sent at once.
 */
export function createTurns(max: number): Turns {
  // A set, because removing the first of a long array copies the others.
  const waiting = new Set<() => void>();
  let free = max;

  function end(): void {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else {
      waiting.delete(next);
      next();
    }
  }

  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.add(resolve));
    try {
      return await work();
    } finally {
      end();
    }
  };
}
