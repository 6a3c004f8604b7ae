import type { CacheOptions, DirectoryOptions } from './directory-options.js';
import { ArgumentError } from './text/argument-error.js';
import {
  checkFields,
  type Field,
  type Fields,
  func,
  periodSeconds,
  timeSeconds,
  waitSeconds,
} from './text/check-fields.js';

/** Of the options that must be there. */
const shape = '{ accounts: { alias: { provider: "id", … } }, providers: { id: async () => plugin } }';

const object: Field = { mustBe: 'an object', accepts: isObject };

/** An object that the host brings; only what types tell is known of its members. */
function objectWith(...members: readonly string[]): Field {
  return {
    mustBe: `an object with ${members.join(', ')}`,
    accepts: (value) => isObject(value) && members.every((name) => Reflect.get(value, name) !== undefined),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const options: Fields<keyof DirectoryOptions> = {
  accounts: {
    mustBe: 'an object that has an object for each account',
    accepts: (value) => isObject(value) && Object.values(value).every(isObject),
  },
  providers: object,
  fetch: func,
  now: func,
  log: func,
  observer: object,
  cache: object,
  refresh: objectWith('everySeconds'),
  pluginSeconds: periodSeconds,
  waitSeconds,
  stores: objectWith('numbers', 'wabas'),
  pacer: objectWith('take', 'pause', 'close'),
};

const cache: Fields<keyof CacheOptions> = {
  maxAgeSeconds: timeSeconds,
  stalledSeconds: periodSeconds,
  maxRows: { mustBe: 'a whole number, 1 or more', accepts: (value) => Number.isInteger(value) && Number(value) >= 1 },
};

const refresh: Fields<'everySeconds'> = { everySeconds: periodSeconds };

/** @throws {ArgumentError} For an option that is not known, missing, of another type, or a number out of range. */
export function checkOptions(given: DirectoryOptions): void {
  const isEmpty = isObject(given) && given.accounts === undefined && given.providers === undefined;
  if (isEmpty) throw new ArgumentError('options', `createDirectory needs accounts and providers: ${shape}.`);
  checkFields('options', given, options, '', ['accounts', 'providers']);
  checkFields('cache', given.cache ?? {}, cache, 'cache.');
  checkFields('refresh', given.refresh ?? {}, refresh, 'refresh.');
}
