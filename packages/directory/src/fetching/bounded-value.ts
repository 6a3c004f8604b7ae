/** A row of a provider with everything that only this provider has is about a hundred values, six levels deep. */
const maxValues = 10_000;
const maxDepth = 32;

/** Whether plain JSON is at most 10,000 values in at most 32 levels, so that work on it is short and never too deep. */
export function isBounded(value: unknown): boolean {
  let count = 0;
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= maxDepth; depth += 1) {
    count += level.length;
    if (level.length === 0) return true;
    if (count > maxValues) return false;
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.values(entry) : []));
  }
  return false;
}
