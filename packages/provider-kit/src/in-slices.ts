/** Milliseconds of work between two turns of the event loop. */
const slice = 5;

/** Calls `work` for each entry, and returns to the event loop every few milliseconds. */
export async function inSlices<T>(entries: Iterable<T>, work: (entry: T, index: number) => void): Promise<void> {
  let end = performance.now() + slice;
  let index = 0;
  for (const entry of entries) {
    if (performance.now() > end) {
      await nextTurn();
      end = performance.now() + slice;
    }
    work(entry, index);
    index += 1;
  }
}

/** Not every runtime has `setImmediate`, and `setTimeout` waits for a millisecond or more. */
function nextTurn(): Promise<void> {
  const soon = globalThis.setImmediate ?? setTimeout;
  return new Promise((resolve) => void soon(resolve));
}
