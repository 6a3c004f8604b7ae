import { cleanText } from '@wabascope/core';
import { maxDepth, maxFieldSize, maxKeyLength, maxKeys, maxTextLength, maxValues } from './plugin-limits.js';

/** What an entry takes in memory besides its key and its text, in bytes, roughly. */
const entrySize = 32;

/** A value of its own, without getters and proxies. */
export interface PlainCopy {
  readonly value: unknown;
  /** The characters of texts and keys, and 32 for every entry of an object or a list. */
  readonly size: number;
}

/**
 * Reads something that a plugin made once, as plain JSON: texts are cut to what can be shown, and keys are cleaned and
 * cut. `__proto__` and keys that show nothing are left out.
 * @param keys Those that came before; new ones are added, and are limited in number.
 * @throws Whatever its getters throw, and an error when it exceeds a limit or is no plain object.
 */
export function plainCopy(value: unknown, keys: Set<string> = new Set()): PlainCopy {
  let values = 0;
  let size = 0;

  function copied(given: unknown, depth: number): unknown {
    values += 1;
    size += typeof given === 'string' ? Math.min(given.length, maxTextLength) : 0;
    if (depth > 0) size += entrySize;
    if (values > maxValues || depth > maxDepth || size > maxFieldSize) throw exceeded();
    if (typeof given === 'string') return beginningOf(given);
    if (typeof given !== 'object' || given === null) return given;
    return Array.isArray(given) ? copiedList(given, depth) : copiedObject(given, depth);
  }

  function copiedList(given: readonly unknown[], depth: number): unknown[] {
    const { length } = given;
    if (!(length <= maxValues)) throw exceeded();
    return Array.from({ length }, (_, index) => copied(given[index], depth + 1));
  }

  function copiedObject(given: object, depth: number): object {
    const prototype: unknown = Object.getPrototypeOf(given);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('It is no plain object.');
    const entries: [string, unknown][] = [];
    for (const key of Object.keys(given)) {
      const name = cleanText(key, maxKeyLength);
      if (name === '' || name === '__proto__') continue;
      size += name.length;
      if (!keys.has(name) && keys.size >= maxKeys) throw exceeded();
      keys.add(name);
      entries.push([name, copied(Reflect.get(given, key), depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  return { value: copied(value, 0), size };
}

function exceeded(): RangeError {
  return new RangeError('It exceeds the limits.');
}

/** The same for a text. */
export function textCopy(text: string): PlainCopy {
  const value = beginningOf(text);
  return { value, size: value.length };
}

/** The first entries of a list, read once. */
export function firstOf<Entry>(list: readonly Entry[], most: number): (Entry | undefined)[] {
  return Array.from({ length: Math.min(list.length, most) }, (_, index) => list[index]);
}

/** As much of a text as is looked at. */
export function beginningOf(text: string): string {
  return text.length > maxTextLength ? text.slice(0, maxTextLength) : text;
}
