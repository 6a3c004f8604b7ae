import { checkFields, type Field, type Fields, func, periodSeconds, timeSeconds, waitSeconds } from './check-fields.js';
import type { CacheOptions, DirectoryOptions } from './directory-options.js';

const object: Field = { mustBe: 'an object', accepts: (value) => typeof value === 'object' && value !== null };

const options: Fields<keyof DirectoryOptions> = {
  accounts: object,
  providers: object,
  fetch: func,
  now: func,
  log: func,
  observer: object,
  cache: object,
  refresh: object,
  pluginSeconds: periodSeconds,
  waitSeconds,
  stores: object,
  pacer: object,
};

const cache: Fields<keyof CacheOptions> = {
  maxAgeSeconds: timeSeconds,
  stalledSeconds: periodSeconds,
  maxRows: { mustBe: 'a whole number, 1 or more', accepts: (value) => Number.isInteger(value) && Number(value) >= 1 },
};

const refresh: Fields<'everySeconds'> = { everySeconds: periodSeconds };

/** @throws {ArgumentError} For an option that is not known, of another type, or a number out of range. */
export function checkOptions(given: DirectoryOptions): void {
  checkFields('options', given, options);
  checkFields('cache', given.cache ?? {}, cache, 'cache.');
  checkFields('refresh', given.refresh ?? {}, refresh, 'refresh.');
}
