import { checkFields, type Field, type Fields, waitSeconds } from './check-fields.js';
import type { CacheOptions, DirectoryOptions } from './create-directory.js';

/** The longest that a timer of Node takes, in whole seconds. */
const longestSeconds = 2_147_483;

const object: Field = { mustBe: 'an object', accepts: (value) => typeof value === 'object' && value !== null };
const func: Field = { mustBe: 'a function', accepts: (value) => typeof value === 'function' };

const positiveSeconds: Field = {
  mustBe: `a number of seconds above 0 and at most ${longestSeconds}`,
  accepts: (value) => typeof value === 'number' && value > 0 && value <= longestSeconds,
};

const options: Fields<keyof DirectoryOptions> = {
  accounts: object,
  providers: object,
  fetch: func,
  now: func,
  log: func,
  observer: object,
  cache: object,
  refresh: object,
  pluginSeconds: positiveSeconds,
  waitSeconds,
  stores: object,
  pacer: object,
};

const cache: Fields<keyof CacheOptions> = {
  maxAgeSeconds: waitSeconds,
  maxRows: { mustBe: 'a whole number, 1 or more', accepts: (value) => Number.isInteger(value) && Number(value) >= 1 },
};

const refresh: Fields<'everySeconds'> = { everySeconds: positiveSeconds };

/** @throws {ArgumentError} For an option that is not known, of another type, or a number out of range. */
export function checkOptions(given: DirectoryOptions): void {
  checkFields('options', given, options);
  checkFields('cache', given.cache ?? {}, cache, 'cache.');
  checkFields('refresh', given.refresh ?? {}, refresh, 'refresh.');
}
