import type { Slices } from './slices.js';

/** Calls `work` for each entry, and gives way to others in between. */
export async function inSlices<T>(slices: Slices, entries: Iterable<T>, work: (entry: T) => void): Promise<void> {
  for (const entry of entries) {
    if (slices.isUsedUp()) await slices.next();
    work(entry);
  }
}
