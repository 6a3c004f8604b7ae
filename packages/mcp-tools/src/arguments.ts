import { cleanText } from '@wabascope/core';
import { closestWord, isArgumentError } from '@wabascope/directory';
import * as z from 'zod';
import { baseOf, lenientArguments } from './lenient-arguments.js';

/** Reads a call's arguments; the fault names each argument that is wrong and what it may be. */
export function parseArguments<Input extends z.ZodObject>(
  tool: string,
  schema: Input,
  args: unknown,
): { input: z.output<Input> } | { fault: string } {
  // A list may also come as text.
  const given = excessOf(args) === undefined ? lenientArguments(schema, args) : args;
  const excess = excessOf(given);
  if (excess !== undefined) return { fault: `${tool} was not run. ${excess}` };
  const parsed = schema.safeParse(given);
  if (parsed.success) return { input: parsed.data };
  const issues = parsed.error.issues.slice(0, maxFaults);
  const faults = new Set(issues.flatMap((issue) => sentencesOf(issue, schema.shape, given)));
  return { fault: `${tool} was not run. ${[...faults].slice(0, maxFaults).join(' ')}` };
}

const maxArguments = 100;
const maxEntries = 1_000;
/** The longest argument is a cursor. */
const maxCharacters = 16_384;
/** Sentences about one call. */
const maxFaults = 10;

/** The sentence for arguments that are larger than any call needs. */
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

/** The sentence of an argument that the directory refuses; undefined for any other error. */
export function argumentFault(error: unknown): string | undefined {
  return isArgumentError(error) ? error.message : undefined;
}

function sentencesOf(issue: z.core.$ZodIssue, shape: z.core.$ZodShape, args: unknown): string[] {
  const known = Object.keys(shape);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownArgument(key, known));
  const [argument] = issue.path.map(String);
  const field = argument === undefined ? undefined : shape[argument];
  if (argument === undefined || field === undefined) return ['The arguments must be an object.'];
  const value: unknown = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], args);
  if (value === undefined) return [`${argument} is missing; it must be ${mustBe(field)}.`];
  if (issue.code === 'invalid_value' && typeof value === 'string') {
    return [unknownWord(argument, value, issue.values.map(String))];
  }
  const why = isTooLong(value) ? '; a JSON number this long has lost digits' : '';
  return [`${argument} must be ${mustBe(field)}${why}.`];
}

function isTooLong(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** The sentence for an argument that does not exist. */
export function unknownArgument(argument: string, known: readonly string[]): string {
  const near = closestWord(argument, known);
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
  return `Unknown argument ${cleanText(argument, 40)}${hint}; known are ${known.join(', ') || 'none'}.`;
}

function unknownWord(argument: string, word: string, known: readonly string[]): string {
  const near = closestWord(word, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `${argument}: "${cleanText(word, 40)}" is not known; known are ${known.join(', ')}.${hint}`;
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
  const least = minValue ?? Number.NEGATIVE_INFINITY;
  const most = maxValue ?? Number.POSITIVE_INFINITY;
  if (least <= Number.MIN_SAFE_INTEGER) return most >= Number.MAX_SAFE_INTEGER ? '' : `, ${most} or less`;
  return most >= Number.MAX_SAFE_INTEGER ? `, ${least} or more` : ` from ${least} to ${most}`;
}
