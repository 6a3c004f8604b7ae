/** How long one piece of work may run before others get their turn, in milliseconds. */
const sliceMs = 20;

/** Shares the event loop among long pieces of work. */
export interface Slices {
  /** Whether it is time to let others run. */
  isUsedUp(): boolean;
  /** Waits for a new slice. Between two slices the process looks at its sockets and timers, however many wait. */
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
