/** How long one piece of work runs before other work may run, in milliseconds. */
const sliceMs = 20;

/** The clock is slow to read in comparison with a row. */
const entriesPerLook = 4;

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
  let looks = 0;

  function begin(): void {
    startedAt = performance.now();
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(begin);
  }

  return {
    isUsedUp() {
      looks = (looks + 1) % entriesPerLook;
      return looks === 0 && performance.now() - startedAt >= sliceMs;
    },
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

/** Number of entries that are sorted in one go. */
const runLength = 2_000;

/** The entries in the order of `compare`. Keeps the order of equal entries, and lets other work run in between. */
export async function sortInSlices<T>(
  slices: Slices,
  entries: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < entries.length; start += runLength) {
    if (slices.isUsedUp()) await slices.next();
    runs.push(entries.slice(start, start + runLength).sort(compare));
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      longer.push(await merged(slices, runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

async function merged<T>(
  slices: Slices,
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  const all: T[] = [];
  let next = 0;
  for (const entry of left) {
    if (slices.isUsedUp()) await slices.next();
    for (let other = right[next]; other !== undefined && compare(other, entry) < 0; other = right[next]) {
      all.push(other);
      next += 1;
    }
    all.push(entry);
  }
  return all.concat(right.slice(next));
}
