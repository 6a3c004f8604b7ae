import { cleanText } from '@wabascope/core';
import * as z from 'zod';

/*
 * Building blocks for schemas of responses. They accept what providers send in practice: a field may be missing or null,
 * IDs may be numbers, enums are plain text (a closed enum fails on the day the provider adds a word). `readRows` leaves
 * out a field that does not fit, with a warning.
 */

const scalarText = z.union([z.string(), z.int().transform(String)]);

/** Required text. An integer becomes its digits; the HTTP client preserves all of them. */
export const requiredText = scalarText;

/** Text that may be missing or null. */
export const text = scalarText.nullish();

/** The ID of a row: {@link requiredText} with at least one visible character. */
export const id = scalarText.refine((value) => cleanText(value) !== '', 'must have a visible character');

/** `JSON.parse` returns -0 for `-0`, and `JSON.stringify` writes 0. */
const withoutSign = (value: number) => (value === 0 ? 0 : value);

/** A word of a provider's vocabulary, unchanged; may be missing or null. */
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

/** A boolean, also as `1`, `"Y"`, `"yes"` and their opposites; may be missing, null or blank. */
export const flag = z
  .union([z.boolean(), z.number(), z.string()])
  .transform((value, context) => {
    const normalized = String(value).trim().toUpperCase();
    if (['TRUE', '1', 'Y', 'YES'].includes(normalized)) return true;
    if (['FALSE', '0', 'N', 'NO'].includes(normalized)) return false;
    if (normalized !== '') context.addIssue({ code: 'custom', message: 'must be a boolean' });
    return undefined;
  })
  .nullish();

/** A list within a row, with at most `max` entries: reading an oversized list takes long. */
export function list<Entry extends z.ZodType>(entry: Entry, max = 1_000) {
  return z.array(z.unknown()).max(max).pipe(z.array(entry));
}

/** Members of one type: `z.object(members(text, 'id', 'name'))` has two texts. */
export function members<const Names extends readonly string[], Type extends z.ZodType>(type: Type, ...names: Names) {
  return Object.fromEntries(names.map((name) => [name, type])) as { [Name in Names[number]]: Type };
}
