import { unknownWord } from './check-fields.js';

/** The words without repetitions in the order of `allAllowed`, so that their order does not matter. */
export function chosen<Word extends string>(
  argument: string,
  words: readonly Word[] | undefined,
  allAllowed: () => readonly Word[],
): Word[] | undefined {
  if (words === undefined || words.length === 0) return undefined;
  const allowed = allAllowed();
  const [known, wanted] = [new Set(allowed), new Set(words)];
  for (const word of words) {
    if (!known.has(word)) throw unknownWord(argument, word, allowed);
  }
  return allowed.filter((word) => wanted.has(word));
}
