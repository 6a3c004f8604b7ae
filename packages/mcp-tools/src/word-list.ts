import * as z from 'zod';

/** Set on the schema of a list whose words the JSON Schema leaves out. */
export const isLong = 'wordsLeftOut';

/**
 * An optional list of words. Clients see a list of strings, because the words of all lists together would be too many
 * tokens. The error for a wrong word has the list.
 * @param examples What clients see: some of the words.
 */
export function wordList<const Words extends readonly string[]>(words: Words, examples: string) {
  return z
    .array(z.enum(words))
    .optional()
    .meta({ [isLong]: true, description: examples });
}
