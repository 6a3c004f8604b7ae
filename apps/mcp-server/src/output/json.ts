import { type Column, cellValue, type Row } from './column.js';

/** A row with only these fields; absent ones stay absent. A member of a field has the name with the dot. */
export function chosenFields(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = cellValue(row, column);
      return value === undefined ? [] : [[column.name, value]];
    }),
  );
}

/** A row a line. */
export function ndjson(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
