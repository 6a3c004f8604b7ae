import * as z from 'zod';

/**
 * Arguments in the types of the schema, from what clients and models send: `null` and blank strings for absent arguments,
 * lists as JSON text or single words, numbers and booleans as strings, words in another case. Values that cannot be
 * read stay as they are, and the schema rejects them.
 */
export function lenientArguments(schema: z.ZodObject, args: unknown): unknown {
  if (args === undefined || args === null) return {};
  if (typeof args !== 'object' || Array.isArray(args)) return args;
  const entries = Object.entries(args).flatMap(([name, value]): [string, unknown][] => {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) return [[name, value]];
    return isBlank(value) ? [] : [[name, read(baseOf(field), value)]];
  });
  return Object.fromEntries(entries);
}

/** The field without its optional and default wrappers. */
export function baseOf(field: z.core.$ZodType): z.core.$ZodType {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault ? baseOf(field.unwrap()) : field;
}

function read(field: z.core.$ZodType, value: unknown): unknown {
  if (field instanceof z.ZodArray) {
    const entry = baseOf(field.element);
    return (
      listOf(value)
        ?.filter((each) => !isBlank(each))
        .map((each) => read(entry, each)) ?? value
    );
  }
  const single = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (field instanceof z.ZodString) return textOf(single) ?? value;
  if (field instanceof z.ZodEnum) return wordOf(field.options, single) ?? value;
  if (field instanceof z.ZodNumber) return numberOf(single) ?? value;
  if (field instanceof z.ZodBoolean) return booleans.get(textOf(single)?.toLowerCase()) ?? value;
  return value;
}

/** Returns undefined if the text is not a list. Aliases, provider ids and words have no commas. */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return typeof value === 'object' ? undefined : [value];
  if (!/^\s*["[]/.test(value)) return value.split(',');
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch {
    return undefined;
  }
}

const booleans = new Map<string | undefined, boolean>([
  ['true', true],
  ['false', false],
]);

function numberOf(value: unknown): number | undefined {
  const text = textOf(value) ?? '';
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** An unsafe integer has lost digits, so it is not read as an ID. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return Number.isSafeInteger(value) || typeof value === 'boolean' ? String(value) : undefined;
}

function wordOf(words: readonly unknown[], value: unknown): unknown {
  const wanted = textOf(value)
    ?.replace(/[\s_-]+/g, '_')
    .toLowerCase();
  return words.find((word) => String(word).toLowerCase() === wanted) ?? textOf(value);
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
