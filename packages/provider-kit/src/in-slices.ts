import { setImmediate } from 'node:timers/promises';

/** Milliseconds that are worked at a time: several accounts may be read in turns. */
const slice = 5;

/** Calls `work` for each entry, and lets the event loop go on after every few milliseconds. */
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
