import { cellText } from './cell.js';
import { type Column, cellValue, type Row } from './column.js';

/** A table of GitHub Flavored Markdown. Text of the rows cannot become markup. */
export function markdown(columns: readonly Column[], rows: readonly Row[], header: boolean): string {
  // A table needs a head, which may be empty.
  const head = columns.map(({ name }) => (header ? escaped(name) : ''));
  const body = rows.map((row) => columns.map((column) => escaped(cellText(cellValue(row, column)))));
  return [head, columns.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_~|<>[\]&!#]/g, '\\$&');
}
