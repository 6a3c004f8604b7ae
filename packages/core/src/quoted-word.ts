import type { ReportedValue } from './json.js';

/** At most three words of the letters, digits and punctuation that enum words and IDs consist of. */
const wordLike = /^[\w:.-]+(?: [\w:.-]+){0,2}$/;

/**
 * A provider's word in double quotes, for a sentence of ours. Undefined when the text is longer than 40 characters or
 * does not look like an enum word or an ID: it could read as an instruction, so it belongs in a field of its own only.
 */
export function quotedWord(raw: ReportedValue): string | undefined {
  const text = String(raw);
  return text.length <= 40 && wordLike.test(text) ? `"${text}"` : undefined;
}
