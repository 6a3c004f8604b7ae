import type { Warning } from '@wabascope/core';
import type * as z from 'zod';

/** Levels of arrays and objects. Responses of providers have fewer than ten. */
const maxDepth = 100;
/** Parsing this many takes about 100 ms. */
const maxValues = 400_000;
/** V8 keeps a layout for every set of keys. Responses of providers have fewer than a hundred different keys. */
const maxKeys = 10_000;
/** The maximum number of objects around a list of rows: `{"data":{"results":[…]}}` has two. */
const maxListDepth = 4;
/** A number with fewer characters is exact. */
const longNumber = 16;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** What was counted in a part of a JSON text. */
export interface Counts {
  /** Entries of arrays and objects. */
  readonly values: number;
  /** Whether there may be a number that JavaScript does not represent exactly. */
  readonly hasLongNumbers: boolean;
}

/** A list whose content is known from an earlier scan. */
export interface Known extends Counts {
  /** In bytes. */
  readonly length: number;
}

/** An array that no other array contains. */
export interface ListSpan<Found extends Known = Known> extends Counts {
  /** The keys of the objects around it, as `JSON.parse` returns them. */
  readonly path: readonly string[];
  /** Its first byte. */
  readonly start: number;
  /** The byte after it. */
  readonly end: number;
  /** What `find` returned. */
  readonly known: Found | undefined;
}

export interface JsonScan<Found extends Known = Known> {
  /** The limit that the text exceeds, to complete "the response has …". */
  readonly excess?: string;
  readonly hasLongNumbers: boolean;
  readonly lists: readonly ListSpan<Found>[];
}

/**
 * Measures the UTF-8 bytes of a JSON text before it is parsed, and finds its lists.
 * @param find Returns the list that starts at a byte if it is known. Its bytes are not read again.
 */
export function scanJson<Found extends Known>(
  bytes: Uint8Array,
  find: (path: readonly string[], start: number) => Found | undefined,
): JsonScan<Found> {
  const keys = new Set<number>();
  const path: string[] = [];
  const lists: ListSpan<Found>[] = [];
  const { length } = bytes;
  let [depth, values, hasLongNumbers] = [0, 0, false];
  /** The outermost array around the current byte: its depth, its first byte, and the values before it. */
  let [listDepth, listStart, valuesBefore, hadLongNumbers] = [0, 0, 0, false];

  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) {
      const start = at + 1;
      at = endOfText(bytes, start);
      if (bytes[at + 1] !== colon && bytes[endOfSpace(bytes, at + 1)] !== colon) values += 1;
      else {
        keys.add(hashOf(bytes, start, at));
        if (listDepth === 0 && depth <= maxListDepth) path[depth - 1] = keyOf(bytes, start, at);
      }
    } else if (byte === openBracket || byte === openBrace) {
      const isList = byte === openBracket && listDepth === 0 && depth <= maxListDepth;
      const known = isList ? find(path.slice(0, depth), at) : undefined;
      values += 1;
      if (known !== undefined) {
        const counts = { values: known.values, hasLongNumbers: known.hasLongNumbers };
        lists.push({ ...counts, path: path.slice(0, depth), start: at, end: at + known.length, known });
        at += known.length - 1;
        values += known.values;
        hasLongNumbers ||= known.hasLongNumbers;
        continue;
      }
      depth += 1;
      if (depth > maxDepth) return { excess: `more than ${maxDepth} levels`, hasLongNumbers, lists: [] };
      if (isList) {
        [listDepth, listStart, valuesBefore, hadLongNumbers] = [depth, at, values, hasLongNumbers];
        hasLongNumbers = false;
      }
    } else if (byte === closeBracket || byte === closeBrace) {
      if (depth === listDepth && listDepth > 0) {
        const counts = { values: values - valuesBefore, hasLongNumbers };
        lists.push({ ...counts, path: path.slice(0, depth - 1), start: listStart, end: at + 1, known: undefined });
        hasLongNumbers ||= hadLongNumbers;
        listDepth = 0;
      }
      depth -= 1;
    } else if (byte !== undefined && byte > 0x20 && byte !== comma && byte !== colon) {
      const end = endOfWord(bytes, at);
      hasLongNumbers ||= end - at >= longNumber;
      values += 1;
      at = end - 1;
    }
  }
  if (values > maxValues) return { excess: `more than ${maxValues} values`, hasLongNumbers, lists: [] };
  if (keys.size > maxKeys) return { excess: `more than ${maxKeys} different keys`, hasLongNumbers, lists: [] };
  return { hasLongNumbers: hasLongNumbers || hadLongNumbers, lists };
}

/** The position of the quote after a text, or the end of the bytes. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) break;
    if (byte === backslash) at += 1;
  }
  return at;
}

function endOfSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] ?? quote) <= 0x20) at += 1;
  return at;
}

/** The position after a number or another word. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20 || byte === comma || byte === quote || byte === colon) break;
    if (byte === closeBracket || byte === closeBrace || byte === openBracket || byte === openBrace) break;
  }
  return at;
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return hash;
}

/** A key as `JSON.parse` returns it. `undefined` within is not possible: an invalid text is not parsed either. */
function keyOf(bytes: Uint8Array, start: number, end: number): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, end));
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return '';
  }
}

type Path = readonly PropertyKey[];

/** The part of a value that fits a schema. Paths are dotted and without values. */
export type Fitting<T> =
  | { readonly fits: true; readonly data: T; readonly lost: readonly string[] }
  | { readonly fits: false; readonly paths: readonly string[] };

/**
 * Reads a value and leaves out the members that do not fit the schema; `lost` has their paths. An object without a member
 * that the schema requires is left out as a whole. If the value itself would be left out, it does not fit.
 */
export function readFitting<T>(value: unknown, schema: z.ZodType<T>): Fitting<T> {
  let parsed = schema.safeParse(value);
  if (parsed.success) return { fits: true, data: parsed.data, lost: [] };
  const lost = new Set<string>();
  // Each round leaves something out, so the loop ends.
  for (let rest = value; !parsed.success; parsed = schema.safeParse(rest)) {
    for (const path of pathsOf(parsed.error)) lost.add(path);
    rest = without(
      rest,
      parsed.error.issues.map(({ path }) => path),
    );
    if (rest === undefined) return { fits: false, paths: [...lost] };
  }
  return { fits: true, data: parsed.data, lost: [...lost] };
}

/** One warning for each member that was left out. */
export function lossesOf(lost: readonly string[]): Warning[] {
  const message = 'A value in the response cannot be read; it is left out.';
  return lost.map((field) => ({ type: 'unknown-value', message, field }));
}

/** A copy without the values at the paths. `undefined` if the value itself is left out. */
function without(value: unknown, paths: readonly Path[]): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const below = new Map<string, Path[]>();
  for (const [key, ...rest] of paths) {
    if (key === undefined || !Object.hasOwn(value, key)) return undefined;
    const others = below.get(String(key));
    if (others === undefined) below.set(String(key), [rest]);
    else others.push(rest);
  }
  const left = Object.entries(value).flatMap(([key, entry]): [string, unknown][] => {
    const inner = below.get(key);
    const kept = inner === undefined ? entry : without(entry, inner);
    return kept === undefined ? [] : [[key, kept]];
  });
  return Array.isArray(value) ? left.map(([, entry]) => entry) : Object.fromEntries(left);
}

const maxPaths = 20;
/** The name of a member. Other keys may be data, as in a map. */
const nameLike = /^[A-Za-z_][\w-]{0,39}$|^\d{1,7}$/;

/** The paths where a value differs from its schema, dotted and without values. The root is `(row)`. At most 20. */
function pathsOf(error: z.ZodError): string[] {
  const paths = new Set<string>();
  for (const { path } of error.issues) {
    if (paths.size === maxPaths) break;
    paths.add(path.map((key) => (nameLike.test(String(key)) ? String(key) : '*')).join('.') || '(row)');
  }
  return [...paths];
}

/** Milliseconds of work between two turns of the event loop. */
const slice = 5;
/** The clock is slow to read in comparison with a row. */
const entriesPerLook = 4;

/** Calls `work` for each entry, and returns to the event loop every few milliseconds. */
export async function inSlices<T>(entries: Iterable<T>, work: (entry: T, index: number) => void): Promise<void> {
  let end = performance.now() + slice;
  let index = 0;
  for (const entry of entries) {
    if (index % entriesPerLook === 0 && performance.now() > end) {
      await nextTurn();
      end = performance.now() + slice;
    }
    work(entry, index);
    index += 1;
  }
}

/** Not every runtime has `setImmediate`, and `setTimeout` waits for a millisecond or more. */
function nextTurn(): Promise<void> {
  const soon = globalThis.setImmediate ?? setTimeout;
  return new Promise((resolve) => void soon(resolve));
}
