import { setImmediate } from 'node:timers/promises';

/** Milliseconds that are worked at a time: several accounts may be read in turns. */
const slice = 5;

/** Calls `work` for each entry, and lets the event loop go on after every few milliseconds. */
export async function inSlices<T>(entries: readonly T[], work: (entry: T, index: number) => void): Promise<void> {
  let end = performance.now() + slice;
  for (const [index, entry] of entries.entries()) {
    if (performance.now() > end) {
      await setImmediate();
      end = performance.now() + slice;
    }
    work(entry, index);
  }
}
