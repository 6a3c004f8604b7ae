import { cleanText, closestWord } from '@wabascope/core';
import { isArgumentError } from '@wabascope/directory';
import * as z from 'zod';

/**
 * Reads the arguments of a call. A problem names each wrong argument and its allowed values.
 * @param labelOf What messages call an argument.
 */
export function parseArguments<Input extends z.ZodObject>(
  schema: Input,
  args: unknown,
  labelOf: (argument: string) => string = (argument) => argument,
): { input: z.output<Input> } | { problem: string } {
  // A list may also be a string.
  const given = excessOf(args) === undefined ? lenientArguments(schema, args) : args;
  const excess = excessOf(given);
  if (excess !== undefined) return { problem: excess };
  const parsed = schema.safeParse(given);
  if (parsed.success) return { input: parsed.data };
  const issues = parsed.error.issues.slice(0, maxProblems);
  const problems = new Set(issues.flatMap((issue) => sentencesOf(issue, schema.shape, given, labelOf)));
  return { problem: [...problems].slice(0, maxProblems).join(' ') };
}

const maxArguments = 100;
const maxEntries = 1_000;
/** The longest argument is a cursor. */
const maxCharacters = 16_384;
/** Sentences in one message. */
const maxProblems = 10;

/** The message for arguments that are larger than any call needs. */
function excessOf(args: unknown): string | undefined {
  if (typeof args !== 'object' || args === null) return undefined;
  const entries = Object.entries(args);
  if (entries.length > maxArguments) return `A call may have at most ${maxArguments} arguments.`;
  for (const [name, value] of entries) {
    const argument = cleanText(name.slice(0, 80), 40);
    if (Array.isArray(value) && value.length > maxEntries) {
      return `${argument} may have at most ${maxEntries} entries.`;
    }
    const texts: unknown[] = Array.isArray(value) ? value : [value, name];
    if (texts.some((text) => typeof text === 'string' && text.length > maxCharacters)) {
      return `${argument} may have at most ${maxCharacters} characters.`;
    }
  }
  return undefined;
}

/** The message of an argument that the directory rejects; undefined for any other error. */
export function argumentProblem(error: unknown): string | undefined {
  return isArgumentError(error) ? error.message : undefined;
}

function sentencesOf(
  issue: z.core.$ZodIssue,
  shape: z.core.$ZodShape,
  args: unknown,
  labelOf: (argument: string) => string,
): string[] {
  const known = Object.keys(shape);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownArgument(key, known));
  const [argument] = issue.path.map(String);
  const field = argument === undefined ? undefined : shape[argument];
  if (argument === undefined || field === undefined) return ['The arguments must be an object.'];
  const value: unknown = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], args);
  const label = labelOf(argument);
  if (value === undefined) return [`${label} is missing. It must be ${mustBe(field)}.`];
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return [unknownWord(label, value, issue.values.map(String))];
  }
  const why = isTooLong(value) ? ' JSON numbers of this length lose digits.' : '';
  return [`${label} must be ${mustBe(field)}.${why}`];
}

function isTooLong(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** The message for an unknown argument. */
export function unknownArgument(argument: string, known: readonly string[]): string {
  const near = closestWord(argument, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `Unknown argument: ${cleanText(argument, 40)}. Known arguments: ${known.join(', ') || 'none'}.${hint}`;
}

function unknownWord(argument: string, word: string, known: readonly string[]): string {
  const near = closestWord(word, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `${argument}: unknown value "${cleanText(word, 40)}". Known values: ${known.join(', ')}.${hint}`;
}

/** Completes "limit must be …". */
function mustBe(field: z.core.$ZodType): string {
  const base = baseOf(field);
  if (base instanceof z.ZodArray) {
    const entry = baseOf(base.element);
    return entry instanceof z.ZodEnum ? `a list of these words: ${entry.options.join(', ')}` : 'a list of strings';
  }
  if (base instanceof z.ZodEnum) return `one of ${base.options.join(', ')}`;
  if (base instanceof z.ZodNumber) return `a ${base.isInt ? 'whole ' : ''}number${range(base)}`;
  return base instanceof z.ZodBoolean ? 'true or false' : 'a string';
}

function range({ minValue, maxValue }: z.ZodNumber): string {
  const min = minValue ?? Number.NEGATIVE_INFINITY;
  const max = maxValue ?? Number.POSITIVE_INFINITY;
  if (min <= Number.MIN_SAFE_INTEGER) return max >= Number.MAX_SAFE_INTEGER ? '' : `, ${max} or less`;
  return max >= Number.MAX_SAFE_INTEGER ? `, ${min} or more` : ` from ${min} to ${max}`;
}

/**
 * Arguments in the types of the schema, from what clients and models send: `null` and blank strings for absent arguments,
 * lists as JSON text or single words, numbers and booleans as strings, words in another case. Values that cannot be
 * read stay as they are, and the schema rejects them.
 */
function lenientArguments(schema: z.ZodObject, args: unknown): unknown {
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
function baseOf(field: z.core.$ZodType): z.core.$ZodType {
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
  const text = textOf(value);
  const wanted = text === undefined ? undefined : plain(text);
  return words.find((word) => plain(String(word)) === wanted) ?? text;
}

function plain(word: string): string {
  return word.replace(/[\s_-]+/g, '_').toLowerCase();
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
