import { plainCopy, textCopy } from '../text/plain-copy.js';

/** A row of a plugin, read once. */
export interface RowCopy {
  /** With the fields of the model only; a value that is not an object stays as it is. */
  readonly row: unknown;
  /** The fields that cannot be read or exceed the limits. */
  readonly lost: readonly string[];
  /** As in {@link PlainCopy}. */
  readonly size: number;
}

/**
 * Reads the fields of the model. One that throws or exceeds the limits costs that field only.
 * @param keys The keys in the fields of the rows before.
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
