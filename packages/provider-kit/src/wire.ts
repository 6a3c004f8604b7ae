import { cleanText } from '@wabascope/core';
import * as z from 'zod';

/*
 * Building blocks for wire schemas. They accept what providers really send: a field may be missing or null, ids may be
 * numbers, enums are plain text (a closed enum breaks the day the provider adds a word). What they do not accept costs
 * that field alone: `readRows` leaves it out with a warning.
 */

const scalarText = z.union([z.string(), z.int().transform(String)]);

/** Text that must be there; a whole number is taken as its digits, of which the HTTP client loses none. */
export const requiredText = scalarText;

/** Text that may be missing or null. */
export const text = scalarText.nullish();

/** The id of a row, as {@link requiredText}: one that is empty, or shows nothing, tells no row from another. */
export const id = scalarText.refine((value) => cleanText(value) !== '', 'must show something');

/** JSON can say -0, which JavaScript reads and does not write back. */
const withoutSign = (value: number) => (value === 0 ? 0 : value);

/** A word of a provider's vocabulary, as it comes; may be missing or null. */
export const word = z.union([z.string(), z.number().transform(withoutSign), z.boolean()]).nullish();

/** A whole number, also as text; may be missing or null. */
export const count = z
  .union([
    z.int().nonnegative().transform(withoutSign),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .nullish();

/** A boolean in the spellings `true`, `1`, `"Y"` and their opposites; may be missing, null or blank. */
export const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .transform((value, context) => {
    const spelled = String(value).trim().toUpperCase();
    if (['TRUE', '1', 'Y', 'YES'].includes(spelled)) return true;
    if (['FALSE', '0', 'N', 'NO'].includes(spelled)) return false;
    if (spelled !== '') context.addIssue({ code: 'custom', message: 'must be a boolean' });
    return undefined;
  })
  .nullish();

/** A list within a row or a node. One with more than `most` entries does not fit: it is made to take long. */
export function list<Entry extends z.ZodType>(entry: Entry, most = 1_000) {
  return z.array(z.unknown()).max(most).pipe(z.array(entry));
}
