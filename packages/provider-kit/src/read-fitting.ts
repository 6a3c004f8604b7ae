import type { Warning } from '@wabascope/core';
import type * as z from 'zod';
import { pathsOf } from './paths-of.js';

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
