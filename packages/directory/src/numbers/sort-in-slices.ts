import type { Slices } from '../fetching/slices.js';

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
