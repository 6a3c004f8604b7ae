import { cellText } from './cell.js';
import { type Column, cellValue, type Row } from './column.js';

/** Tab-separated lines. Cells contain no tab and no line break, so nothing is quoted. */
export function tsv(columns: readonly Column[], rows: readonly Row[], header: boolean): string {
  return lines(columns, rows, header, '\t', '\n', cellText);
}

/** Comma-separated lines for spreadsheets (RFC 4180), in which no text is a formula. */
export function csv(columns: readonly Column[], rows: readonly Row[], header: boolean): string {
  return lines(columns, rows, header, ',', '\r\n', (value) => quoted(harmless(value)));
}

function lines(
  columns: readonly Column[],
  rows: readonly Row[],
  header: boolean,
  separator: string,
  end: string,
  textOf: (value: unknown) => string,
): string {
  const head = header ? [columns.map(({ name }) => textOf(name))] : [];
  const body = rows.map((row) => columns.map((column) => textOf(cellValue(row, column))));
  return [...head, ...body].map((cells) => cells.join(separator) + end).join('');
}

/**
 * What begins a formula, in ASCII or full width, at the start of a text or after a character at which some spreadsheets
 * split the line.
 */
const formula = /(^|[,;|\t])(\s*)([=+\-@＝＋－＠])/g;

/** A text that a spreadsheet shows as it is, with `'` before what would be a formula. */
function harmless(value: unknown): string {
  const text = cellText(value);
  const isNumber = typeof value === 'number' || /^\+\d+$/.test(text);
  return isNumber ? text : text.replace(formula, "$1$2'$3");
}

function quoted(text: string): string {
  return /^[\p{L}\p{M}\p{N} ._:/+-]*$/u.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
