import { cleanText } from '@wabascope/core';
import { closestWord, isArgumentError } from '@wabascope/directory';
import * as z from 'zod';
import { baseOf, lenientArguments } from './lenient-arguments.js';

/** Reads the arguments of a call. A problem names each wrong argument and its allowed values. */
export function parseArguments<Input extends z.ZodObject>(
  tool: string,
  schema: Input,
  args: unknown,
): { input: z.output<Input> } | { problem: string } {
  // A list may also be a string.
  const given = excessOf(args) === undefined ? lenientArguments(schema, args) : args;
  const excess = excessOf(given);
  if (excess !== undefined) return { problem: `${tool} was not run. ${excess}` };
  const parsed = schema.safeParse(given);
  if (parsed.success) return { input: parsed.data };
  const issues = parsed.error.issues.slice(0, maxProblems);
  const problems = new Set(issues.flatMap((issue) => sentencesOf(issue, schema.shape, given)));
  return { problem: `${tool} was not run. ${[...problems].slice(0, maxProblems).join(' ')}` };
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

function sentencesOf(issue: z.core.$ZodIssue, shape: z.core.$ZodShape, args: unknown): string[] {
  const known = Object.keys(shape);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownArgument(key, known));
  const [argument] = issue.path.map(String);
  const field = argument === undefined ? undefined : shape[argument];
  if (argument === undefined || field === undefined) return ['The arguments must be an object.'];
  const value: unknown = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], args);
  if (value === undefined) return [`${argument} is missing. It must be ${mustBe(field)}.`];
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return [unknownWord(argument, value, issue.values.map(String))];
  }
  const why = isTooLong(value) ? ' JSON numbers of this length lose digits.' : '';
  return [`${argument} must be ${mustBe(field)}.${why}`];
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
