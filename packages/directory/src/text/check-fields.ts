import { cleanText, closestWord, maxTimerMs } from '@wabascope/core';
import { ArgumentError } from './argument-error.js';

/** The values that a field accepts. */
export interface Field {
  /** Completes "limit must be …". */
  readonly mustBe: string;
  readonly accepts: (value: unknown) => boolean;
}

export type Fields<Name extends string> = Readonly<Record<Name, Field>>;

export const string: Field = { mustBe: 'a string', accepts: (value) => typeof value === 'string' };

export const strings: Field = {
  mustBe: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
};

/** Finite. */
export const seconds: Field = {
  mustBe: 'a number of seconds, 0 or more',
  accepts: (value) => Number.isFinite(value) && Number(value) >= 0,
};

/** The maximum delay of a timer. */
const maxSeconds = Math.floor(maxTimerMs / 1000);

/** From 0 to the maximum delay of a timer. */
export const timeSeconds: Field = {
  mustBe: `a number of seconds from 0 to ${maxSeconds}`,
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= maxSeconds,
};

/** For an interval, which 0 would turn into a busy loop. */
export const periodSeconds: Field = {
  mustBe: `a number of seconds above 0 and at most ${maxSeconds}`,
  accepts: (value) => value !== 0 && timeSeconds.accepts(value),
};

/** Infinity waits without limit. */
export const waitSeconds: Field = {
  mustBe: timeSeconds.mustBe,
  accepts: (value) => value === Number.POSITIVE_INFINITY || timeSeconds.accepts(value),
};

export function wholeNumber(min: number, max: number): Field {
  return {
    mustBe: `a whole number from ${min} to ${max}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  };
}

export const boolean: Field = { mustBe: 'true or false', accepts: (value) => typeof value === 'boolean' };

export const func: Field = { mustBe: 'a function', accepts: (value) => typeof value === 'function' };

/**
 * Checks an object of the caller against its type, for callers without types and for numbers out of range.
 * @param what The argument of the call, named in the error when it is not an object.
 * @param path Prefix of the names of the fields in errors: `cache.`.
 * @param required Names of required fields.
 * @throws {ArgumentError}
 */
export function checkFields(
  what: string,
  given: unknown,
  fields: Readonly<Record<string, Field>>,
  path = '',
  required: readonly string[] = [],
): void {
  const known = Object.keys(fields);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ArgumentError(what, `${what} must be an object with ${known.join(', ')}.`);
  }
  const missing = required.map((name) => [name, Reflect.get(given, name)] as const);
  for (const [name, value] of [...missing, ...Object.entries(given)]) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) throw unknownField(path, name, known);
    const isLeftOut = value === undefined && !required.includes(name);
    if (!isLeftOut && !field.accepts(value)) {
      throw new ArgumentError(path + name, `${path}${name} must be ${field.mustBe}.`);
    }
  }
}

function unknownField(path: string, name: string, known: readonly string[]): ArgumentError {
  const argument = path + cleanText(name, 50);
  const near = closestWord(name, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const message = `Unknown field: ${argument}. Known fields: ${known.join(', ')}.${hint}`;
  return new ArgumentError(argument, message, known);
}

/** Words that a message lists. */
const maxListedWords = 40;

/** The error for a word that is not in `allowed`. It lists as many of the allowed words as are readable. */
export function unknownWord(argument: string, word: string, allowed: readonly string[]): ArgumentError {
  const near = closestWord(word, allowed);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  const more = allowed.length > maxListedWords ? ` and ${allowed.length - maxListedWords} more` : '';
  const listed = allowed.slice(0, maxListedWords).join(', ');
  const known = `Known values: ${listed === '' ? 'none' : listed}${more}.`;
  return new ArgumentError(argument, `${argument}: unknown value "${cleanText(word, 50)}". ${known}${hint}`, allowed);
}

/** The words without repetitions in the order of `allAllowed`, so that their order does not matter. */
export function chosen<Word extends string>(
  argument: string,
  words: readonly Word[] | undefined,
  allAllowed: () => readonly Word[],
): Word[] | undefined {
  if (words === undefined || words.length === 0) return undefined;
  const allowed = allAllowed();
  const [known, wanted] = [new Set(allowed), new Set(words)];
  for (const word of words) {
    if (!known.has(word)) throw unknownWord(argument, word, allowed);
  }
  return allowed.filter((word) => wanted.has(word));
}
