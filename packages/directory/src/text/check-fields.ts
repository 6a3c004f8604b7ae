import { cleanText, maxTimerMs } from '@wabascope/core';
import type { CallOptions, NumbersOptions } from '../directory.js';
import { ArgumentError } from './argument-error.js';
import { nearest } from './closest-word.js';

/** What a field may be when it is given. */
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

/** The longest time that a timer can wait. */
const maxSeconds = Math.floor(maxTimerMs / 1000);

/** 0, or as long as a timer can wait. */
export const timeSeconds: Field = {
  mustBe: `a number of seconds from 0 to ${maxSeconds}`,
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= maxSeconds,
};

/** Of something that 0 would turn into a busy loop. */
export const periodSeconds: Field = {
  mustBe: `a number of seconds above 0 and at most ${maxSeconds}`,
  accepts: (value) => value !== 0 && timeSeconds.accepts(value),
};

/** Infinite is as long as it takes. */
export const waitSeconds: Field = {
  mustBe: timeSeconds.mustBe,
  accepts: (value) => value === Number.POSITIVE_INFINITY || timeSeconds.accepts(value),
};

export const func: Field = { mustBe: 'a function', accepts: (value) => typeof value === 'function' };

export const callOptions: Fields<keyof CallOptions> = {
  signal: { mustBe: 'an AbortSignal', accepts: (value) => value instanceof AbortSignal },
  waitSeconds,
  onProgress: func,
};

export const numbersOptions: Fields<keyof NumbersOptions> = { ...callOptions, fits: func };

/**
 * Holds an object from a caller to its type, for callers without types and for numbers that types cannot refuse.
 * @param what The argument of the call, for an object that is none.
 * @param path Stands before the names of the fields: `cache.`.
 * @param required Names of fields that must be there.
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
  const near = nearest(name, known);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return new ArgumentError(argument, `${argument} is not known${hint || '.'} Known are ${known.join(', ')}.`, known);
}
