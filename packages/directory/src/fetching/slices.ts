/** How long one piece of work runs before other work may run, in milliseconds. */
const sliceMs = 20;

/** Divides the event loop among long pieces of work. */
export interface Slices {
  /** Whether other work should run now. */
  isUsedUp(): boolean;
  /** Waits for a new slice. Between two slices the process handles its sockets and timers, however much work waits. */
  next(): Promise<void>;
}

export function createSlices(): Slices {
  const waiting: (() => void)[] = [];
  let startedAt = performance.now();

  function begin(): void {
    startedAt = performance.now();
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(begin);
  }

  return {
    isUsedUp: () => performance.now() - startedAt >= sliceMs,
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(begin);
      }),
  };
}

/** Calls `work` for each entry and lets other work run in between. */
export async function inSlices<T>(slices: Slices, entries: Iterable<T>, work: (entry: T) => void): Promise<void> {
  for (const entry of entries) {
    if (slices.isUsedUp()) await slices.next();
    work(entry);
  }
}
