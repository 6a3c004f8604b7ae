/** Characters. A longer word is not a typing error, and takes long to compare. */
const maxWordLength = 40;
/** Candidates of similar length that are compared. */
const maxCompared = 2_000;

/** The one of `words` that `word` is most likely a misspelling of; undefined when none is close. */
export function closestWord(word: string, words: readonly string[]): string | undefined {
  if (word.length > maxWordLength) return undefined;
  const maxDistance = Math.max(1, Math.floor(word.length / 3));
  const ranked = words
    .filter(({ length }) => Math.abs(length - word.length) <= maxDistance)
    .slice(0, maxCompared)
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= maxDistance ? best.candidate : undefined;
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
