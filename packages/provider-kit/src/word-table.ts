import type { ReportedValue } from '@wabascope/core';

/** Words of a provider and what they mean in the model. */
export interface WordTable<Word extends string> {
  /** Finds a word. Ignores case, and treats `-`, space and `_` as equal. `undefined` for an unknown word. */
  find(raw: ReportedValue): Word | undefined;
  readonly unknown: Word;
  /** The same table with more words. */
  with(synonyms: Readonly<Record<string, Word>>): WordTable<Word>;
}

/**
 * A table of the model's words plus a provider's synonyms. An empty text and an unknown word become the model's last word,
 * `UNKNOWN`.
 */
export function wordTable<Word extends string>(
  words: readonly [Word, ...Word[]],
  synonyms: Readonly<Record<string, Word>> = {},
): WordTable<Word> {
  const unknown = words[words.length - 1] ?? words[0];
  const meanings = new Map<string, Word>([['', unknown]]);
  for (const word of words) meanings.set(normalizeWord(word), word);
  for (const [synonym, word] of Object.entries(synonyms)) meanings.set(normalizeWord(synonym), word);
  return {
    unknown,
    // Most providers write most words as Meta does.
    find: (raw) => meanings.get(String(raw)) ?? meanings.get(normalizeWord(raw)),
    with: (more) => wordTable(words, { ...synonyms, ...more }),
  };
}

/** The word in the form that tables use as a key. */
export function normalizeWord(raw: ReportedValue): string {
  const text = String(raw);
  if (/^[A-Z\d]+(?:_[A-Z\d]+)*$/.test(text)) return text;
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, '_');
}
