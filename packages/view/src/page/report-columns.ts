import { column, type ViewColumn } from './kinds.js';
import type { ViewData } from './listing.js';
import { readable, textOf } from './words.js';

/** Fields that the table shows in another way, or only in the details of a row. */
const others = [
  'name',
  'verifiedName',
  'reasons',
  'verdictFrom',
  'providerVerdict',
  'effectiveLimit',
  'messagingLimit',
];

/** With more fields, the rows have every field of the model: too many for a table. */
const maxFields = 16;

/** The columns for rows that are complete: only those with a value, and columns for other fields that were chosen. */
export function reportColumns({ kind, rows }: ViewData): readonly ViewColumn[] {
  const [first, ...rest] = kind.columns;
  if (first === undefined) return [];
  const names = [...new Set(rows.flatMap(Object.keys))];
  const known: readonly unknown[] = [...others, ...kind.columns.flatMap(({ fields }) => fields)];
  const added = names.filter((name) => !known.includes(name)).map((name) => column(readable(name), wordOrText, name));
  const columns = names.length > maxFields ? rest : [...rest, ...added];
  return [first, ...columns.filter(({ value }) => rows.some((row) => value(row) !== ''))];
}

function wordOrText(value: unknown): string {
  const text = textOf(value);
  return /^[A-Z][A-Z_\d]+$/.test(text) ? readable(text) : text;
}
