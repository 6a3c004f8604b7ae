import type { Warning } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { type RowCopy, rowCopy } from '../text/plain-copy.js';
import { createSanitizer, type Sanitizer } from '../text/safe-text.js';

/** The part of a schema of the model that the directory uses. `data` is a copy. */
export interface RowSchema<Item> {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Item }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: PropertyKey[] }[] } };
}

/** A row that is safe to show. */
export interface ReadRow<Item> {
  /** `undefined` if the row is invalid. */
  readonly item: Item | undefined;
  /** As `plainCopy` measures it. */
  readonly size: number;
  readonly warnings: readonly Warning[];
}

/** @param readEntry Reads the entry of the plugin. @param index Its position in the page. */
export type ReadEntry<Item> = (readEntry: () => unknown, index: number) => ReadRow<Item>;

/**
 * Reads the rows of one fetch: copies and validates those of most plugins, and uses those of a trusted plugin as they are.
 * Cleans the texts of all.
 */
export function rowReader<Item extends { readonly id: string }>(
  schema: RowSchema<Item>,
  { isTrusted, safe }: Pick<OpenAccount, 'isTrusted' | 'safe'>,
): ReadEntry<Item> {
  const sanitizer = createSanitizer(safe);
  if (isTrusted) return (readEntry, index) => trusted<Item>(readEntry(), index, sanitizer);
  const fields = Object.keys(schema.shape);
  const keys = new Set<string>();
  return (readEntry, index) => {
    const copy = readRow(readEntry, fields, keys);
    const lost = copy?.lost.map((field) => lostField(field, index)) ?? [];
    const { item, warnings } = checked(copy?.row, index, schema, sanitizer);
    return { item, size: copy?.size ?? 0, warnings: lost.length === 0 ? warnings : [...lost, ...warnings] };
  };
}

const none: readonly Warning[] = [];

function trusted<Item extends { readonly id: string }>(
  row: unknown,
  index: number,
  sanitizer: Sanitizer,
): ReadRow<Item> {
  // The host vouches for its shape.
  const item = row as Item;
  const size = sanitizer.sanitize(item);
  return item.id === '' ? { item: undefined, size, warnings: [misfit(['id'], index)] } : { item, size, warnings: none };
}

/** Undefined when reading it throws. */
function readRow(readEntry: () => unknown, fields: readonly string[], keys: Set<string>): RowCopy | undefined {
  try {
    return rowCopy(readEntry(), fields, keys);
  } catch {
    return undefined;
  }
}

function lostField(field: string, index: number): Warning {
  const message = `The field ${field} of a row cannot be read or exceeds the limits, and is left out.`;
  return { type: 'other', message, field, index };
}

function checked<Item extends { readonly id: string }>(
  row: unknown,
  index: number,
  schema: RowSchema<Item>,
  sanitizer: Sanitizer,
): Omit<ReadRow<Item>, 'size'> {
  const parsed = schema.safeParse(row);
  if (parsed.success) {
    sanitizer.sanitize(parsed.data);
    // An id may consist of characters that are removed.
    if (parsed.data.id !== '') return { item: parsed.data, warnings: none };
  }
  const paths = parsed.success ? ['id'] : parsed.error.issues.map(({ path }) => shownPath(path));
  return { item: undefined, warnings: [misfit(paths, index)] };
}

function misfit(paths: readonly string[], index: number): Warning {
  const where = [...new Set(paths)].slice(0, 5).join(', ');
  return { type: 'skipped-item', message: `A row does not fit the model and is left out: ${where}.`, index };
}

/** Third parties name the keys below `extensions` and `reported`. */
function shownPath([field, ...rest]: readonly PropertyKey[]): string {
  if (field === undefined) return 'the row itself';
  const isOpen = field === 'extensions' || field === 'reported';
  return [field, ...(isOpen ? [] : rest)].map(String).join('.');
}
