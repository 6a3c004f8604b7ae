import type { ReportedValue } from './json.js';

/** One token of the characters that enum words consist of. */
const wordLike = /^[\w:-]{1,40}$/;

/**
 * A provider's enum word in double quotes, for one of our sentences. `undefined` if the text is more than one word, is
 * longer than 40 characters, or has characters other than ASCII letters, digits, `_`, `-` and `:`. Such text could read
 * as an instruction, so it belongs in a separate field only, like IDs.
 */
export function quotedWord(raw: ReportedValue): string | undefined {
  const text = String(raw);
  return wordLike.test(text) ? `"${text}"` : undefined;
}
