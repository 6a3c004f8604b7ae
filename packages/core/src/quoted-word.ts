import type { ReportedValue } from './json.js';

/** One token of the characters that enum words consist of. */
const wordLike = /^[\w:-]{1,40}$/;

/**
 * A provider's enum word in double quotes, for a sentence of ours. Undefined when the text is more than one word, is
 * longer than 40 characters, or has characters other than ASCII letters, digits, `_`, `-` and `:`: it could read as an
 * instruction, so it belongs only in a separate field, as IDs do.
 */
export function quotedWord(raw: ReportedValue): string | undefined {
  const text = String(raw);
  return wordLike.test(text) ? `"${text}"` : undefined;
}
