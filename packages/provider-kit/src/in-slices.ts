import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work between two turns of the event loop. */
const slice = 5;

/** Calls `work` for each entry, and returns to the event loop every few milliseconds. */
export async function inSlices<T>(entries: Iterable<T>, work: (entry: T, index: number) => void): Promise<void> {
  let end = performance.now() + slice;
  let index = 0;
  for (const entry of entries) {
    if (performance.now() > end) {
      await setImmediate();
      end = performance.now() + slice;
    }
    work(entry, index);
    index += 1;
  }
}
