import type { ReportedValue } from '@wabascope/core';

/** Words of a provider and what they mean in the model. */
export interface WordTable<Word extends string> {
  /** Undefined for a word that nobody knows. Spelling (case, `-`, space, `_`) does not matter. */
  find(raw: ReportedValue): Word | undefined;
  readonly unknown: Word;
  /** The same table with more words. */
  with(synonyms: Readonly<Record<string, Word>>): WordTable<Word>;
}

/**
 * A table of the model's own words plus a provider's synonyms. The model's last word, `UNKNOWN`, is what an empty text
 * and an unheard-of word become.
 */
export function wordTable<Word extends string>(
  words: readonly [Word, ...Word[]],
  synonyms: Readonly<Record<string, Word>> = {},
): WordTable<Word> {
  const unknown = words[words.length - 1] ?? words[0];
  const meanings = new Map<string, Word>([['', unknown]]);
  for (const word of words) meanings.set(spelling(word), word);
  for (const [synonym, word] of Object.entries(synonyms)) meanings.set(spelling(synonym), word);
  return {
    unknown,
    // Most providers spell most words as Meta does.
    find: (raw) => meanings.get(String(raw)) ?? meanings.get(spelling(raw)),
    with: (more) => wordTable(words, { ...synonyms, ...more }),
  };
}

/** The word without what providers spell differently. */
export function spelling(raw: ReportedValue): string {
  const text = String(raw);
  if (/^[A-Z\d]+(?:_[A-Z\d]+)*$/.test(text)) return text;
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, '_');
}
