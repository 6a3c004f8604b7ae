import { placeholderProblem } from '@wabascope/core';
import type { CacheOptions, DirectoryOptions } from './directory-options.js';
import { userAgentFormat, userAgentPattern } from './pacing/user-agent.js';
import { ArgumentError } from './text/argument-error.js';
import {
  checkFields,
  type Field,
  type Fields,
  func,
  periodSeconds,
  strings,
  timeSeconds,
  waitSeconds,
} from './text/check-fields.js';

/** The shape of the required options. */
const shape = '{ accounts: { alias: { provider: "id", … } }, providers: { id: async () => plugin } }';

const object: Field = { mustBe: 'an object', accepts: isObject };

const plainObject: Field = { mustBe: 'a plain object', accepts: isPlainObject };

/** An object of the host with these members. */
function objectWith(...members: readonly string[]): Field {
  return {
    mustBe: `an object with ${members.join(', ')}`,
    accepts: (value) => isObject(value) && members.every((name) => Reflect.get(value, name) !== undefined),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own properties alone are read, and a `Map`, a promise or an instance of a class has others. Also from another realm. */
function isPlainObject(value: unknown): value is object {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const options: Fields<keyof DirectoryOptions> = {
  accounts: {
    mustBe: 'a plain object with one plain object per account',
    accepts: (value) => isPlainObject(value) && Object.values(value).every(isPlainObject),
  },
  providers: plainObject,
  trustedProviders: strings,
  fetch: func,
  userAgent: {
    mustBe: userAgentFormat,
    accepts: (value) => typeof value === 'string' && new RegExp(userAgentPattern).test(value),
  },
  now: func,
  log: func,
  observer: object,
  cache: plainObject,
  refresh: objectWith('everySeconds'),
  pluginSeconds: periodSeconds,
  waitSeconds,
  stores: objectWith('numbers', 'wabas'),
  pacer: objectWith('take', 'pause', 'close'),
  journal: objectWith('baseline', 'append', 'read', 'counts', 'latest'),
};

const cache: Fields<keyof CacheOptions> = {
  maxAgeSeconds: timeSeconds,
  wabaMaxAgeSeconds: timeSeconds,
  businessMaxAgeSeconds: timeSeconds,
  stalledSeconds: periodSeconds,
  maxRows: { mustBe: 'a whole number, 1 or more', accepts: (value) => Number.isInteger(value) && Number(value) >= 1 },
};

const refresh: Fields<'everySeconds'> = { everySeconds: periodSeconds };

/** @throws {ArgumentError} For an unknown or missing option, or a value of the wrong type or out of range. */
export function checkOptions(given: DirectoryOptions): void {
  const isEmpty = isObject(given) && given.accounts === undefined && given.providers === undefined;
  if (isEmpty) throw new ArgumentError('options', `createDirectory needs accounts and providers: ${shape}.`);
  checkFields('options', given, options, '', ['accounts', 'providers']);
  rejectPlaceholders(given);
  checkFields('cache', given.cache ?? {}, cache, 'cache.');
  checkFields('refresh', given.refresh ?? {}, refresh, 'refresh.');
}

function rejectPlaceholders(given: DirectoryOptions): void {
  for (const name of ['userAgent', 'trustedProviders'] as const) {
    for (const text of [given[name] ?? []].flat()) {
      const problem = placeholderProblem(text, name);
      if (problem !== undefined) throw new ArgumentError(name, `${problem.message} ${problem.remedy}`);
    }
  }
}
