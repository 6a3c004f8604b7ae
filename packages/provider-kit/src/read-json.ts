import { ProviderError, type Warning } from '@wabascope/core';
import type * as z from 'zod';

/**
 * The body of a response, measured after decompression. Reading stops at the limit.
 * @throws {ProviderError} `bad-response` if it is larger than `maxBytes`.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : joined(chunks, bytes);
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Ends the download.
      reader.cancel().catch(() => {});
      throw tooLarge(`more than ${maxBytes} bytes`, response.status);
    }
    chunks.push(value);
  }
}

/** @param excess Completes "The response has …". */
export function tooLarge(excess: string, status: number): ProviderError {
  return new ProviderError('bad-response', `The response has ${excess} and was not read completely.`, { status });
}

/** Not `Buffer.concat`, which only Node.js has. */
function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let end = 0;
  for (const chunk of chunks) {
    all.set(chunk, end);
    end += chunk.byteLength;
  }
  return all;
}

/** An integer that a JavaScript number may not represent exactly, in the position of a value. */
const bigInteger = /(?<![\w.+"-])-?[1-9]\d{15,}(?![\w.]|\s*:)/;
/** The same, or a whole string (also an unterminated one), so that digits within strings are skipped. */
const stringOrBigInteger = new RegExp(`"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"?|${bigInteger.source}`, 'g');

/**
 * The value of a JSON text. Integers of 16 and more digits become strings, because a number would lose digits of an
 * ID. `undefined` if the text is not JSON.
 * @param hasLongNumbers Whether it may contain such integers.
 */
export async function parseJson(body: Uint8Array, hasLongNumbers: boolean): Promise<unknown> {
  try {
    const text = new TextDecoder().decode(body);
    return JSON.parse(hasLongNumbers && bigInteger.test(text) ? await withBigIntegersQuoted(text) : text);
  } catch {
    return undefined;
  }
}

async function withBigIntegersQuoted(json: string): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  await inSlices(json.matchAll(stringOrBigInteger), ({ 0: token, index }) => {
    if (token.startsWith('"')) return;
    parts.push(json.slice(end, index), `"${token}"`);
    end = index + token.length;
  });
  return parts.join('') + json.slice(end);
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

/** Calls `work` for each entry, and returns to the event loop every few milliseconds. */
export async function inSlices<T>(entries: Iterable<T>, work: (entry: T, index: number) => void): Promise<void> {
  let end = performance.now() + slice;
  let index = 0;
  for (const entry of entries) {
    if (performance.now() > end) {
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
