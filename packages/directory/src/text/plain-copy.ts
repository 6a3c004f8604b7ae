import { cleanText } from '@wabascope/core';
import { maxDepth, maxFieldSize, maxKeyLength, maxKeys, maxTextLength, maxValues } from './plugin-limits.js';

/** Approximate memory of an entry in addition to its key and its text, in bytes. */
export const entrySize = 32;

/** A copy of a value without getters and proxies. */
export interface PlainCopy {
  readonly value: unknown;
  /** The characters of texts and keys, plus 32 for each entry of an object or list. */
  readonly size: number;
}

/**
 * Copies a value of a plugin as plain JSON and reads each member once. Cuts texts to the length that is read, cleans and
 * cuts keys, and leaves out `__proto__` and keys without visible characters.
 * @param keys The keys of earlier values. New keys are added; their number is limited.
 * @throws The errors of its getters, and an error when it exceeds a limit or is not a plain object.
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
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError('Not a plain object.');
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
  return new RangeError('The value exceeds the limits.');
}

/** A copy of a row. */
export interface RowCopy {
  /** The fields of the model only; a value that is not an object stays unchanged. */
  readonly row: unknown;
  /** The fields that cannot be read or exceed the limits. */
  readonly lost: readonly string[];
  /** As in {@link PlainCopy}. */
  readonly size: number;
}

/**
 * Copies the fields of the model and reads each once. Leaves out a field that throws or exceeds the limits.
 * @param keys The keys in the fields of earlier rows.
 */
export function rowCopy(given: unknown, fields: readonly string[], keys: Set<string>): RowCopy {
  if (typeof given !== 'object' || given === null) return { row: given, lost: [], size: 0 };
  const row: Record<string, unknown> = {};
  const lost: string[] = [];
  let size = 0;
  for (const field of fields) {
    try {
      const value: unknown = Reflect.get(given, field);
      if (value === undefined) continue;
      // Nearly all fields are texts, and there may be many rows.
      const copy = typeof value === 'string' ? textCopy(value) : plainCopy(value, keys);
      row[field] = copy.value;
      size += copy.size;
    } catch {
      lost.push(field);
    }
  }
  return { row, lost, size };
}

function textCopy(text: string): PlainCopy {
  const value = beginningOf(text);
  return { value, size: value.length };
}

/** The first entries of a list, each read once. */
export function firstOf<Entry>(list: readonly Entry[], maxEntries: number): (Entry | undefined)[] {
  return Array.from({ length: Math.min(list.length, maxEntries) }, (_, index) => list[index]);
}

/** The part of a text that is read. */
export function beginningOf(text: string): string {
  return text.length > maxTextLength ? text.slice(0, maxTextLength) : text;
}
