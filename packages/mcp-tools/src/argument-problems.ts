import { cleanText, closestWord } from '@wabascope/core';
import * as z from 'zod';

/** Sentences in one message. */
const maxProblems = 10;

/**
 * The message for arguments that do not match the schema. It names each wrong argument and its allowed values.
 * @param labelOf What messages call an argument.
 */
export function problemOf(
  { issues }: z.ZodError,
  shape: z.core.$ZodShape,
  args: unknown,
  labelOf: (argument: string) => string,
): string {
  const sentences = issues.slice(0, maxProblems).flatMap((issue) => sentencesOf(issue, shape, args, labelOf));
  return [...new Set(sentences)].slice(0, maxProblems).join(' ');
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

/** The field without its optional and default wrappers. */
export function baseOf(field: z.core.$ZodType): z.core.$ZodType {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault ? baseOf(field.unwrap()) : field;
}
