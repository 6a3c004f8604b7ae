/** A longer word is no slip of the hand, and would take long. */
const longestWord = 40;
/** Words of about the same length that are compared. */
const mostCompared = 2_000;

/** The one of `words` that `word` is most likely a slip of; undefined when none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined;
  const most = Math.max(1, Math.floor(word.length / 3));
  const ranked = words
    .filter(({ length }) => Math.abs(length - word.length) <= most)
    .slice(0, mostCompared)
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= most ? best.candidate : undefined;
}

/** Insertions, deletions and replacements between two words (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
