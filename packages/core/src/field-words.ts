import * as z from 'zod';

/**
 * The words of each field with a closed vocabulary: an enum, or the `tier` of a limit. The last word means
 * "not understood".
 */
export function fieldWords<Field extends string>(
  fields: Readonly<Record<Field, z.ZodType>>,
): Partial<Record<Field, readonly string[]>> {
  const words: Partial<Record<Field, readonly string[]>> = {};
  for (const field in fields) {
    const found = wordsOf(fields[field]);
    if (found !== undefined) words[field] = found;
  }
  return words;
}

function wordsOf(schema: unknown): readonly string[] | undefined {
  if (schema instanceof z.ZodExactOptional) return wordsOf(schema.unwrap());
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodObject ? wordsOf(schema.shape.tier) : undefined;
}
