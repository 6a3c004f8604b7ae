import cut from 'fast-string-truncated-width';
import widthOf from 'fast-string-width';
import type { Colors } from 'picocolors/types.js';
import { cellText } from './cell.js';
import { coloredWord } from './colored-word.js';
import { type Column, cellValue, type Row } from './column.js';

export interface TableOptions {
  readonly header: boolean;
  readonly colors: Colors;
  /** Columns of the terminal. The last column of the table is cut to fit. */
  readonly width: number;
  /** Whether texts from right to left are isolated. */
  readonly isTerminal: boolean;
  /** Whether lists are shown whole; otherwise the first entry and the count of the others. */
  readonly wide: boolean;
}

/** Spaces between columns. */
const gap = 2;
/** The last column keeps this width, even if lines then are wider than the terminal. */
const minLastWidth = 8;

/** A table for people. Numbers are on the right of their column. */
export function table(columns: readonly Column[], rows: readonly Row[], options: TableOptions): string {
  const head = options.header ? [columns.map(({ heading }) => heading)] : [];
  const body = rows.map((row) => columns.map((column) => shownText(cellValue(row, column), options.wide)));
  const isNumeric = columns.map((column) => rows.some((row) => typeof cellValue(row, column) === 'number'));
  const widths = widthsOf([...head, ...body], options);
  const line = (cells: readonly string[], style: (text: string) => string) =>
    cells
      .map((text, index) => fitted(text, widths[index] ?? 0, index === cells.length - 1, isNumeric[index] ?? false))
      .map(({ before, text, after }) => before + style(options.isTerminal ? isolated(text) : text) + after)
      .join(' '.repeat(gap))
      .trimEnd();
  return [
    ...head.map((cells) => line(cells, options.colors.bold)),
    ...body.map((cells) => line(cells, (text) => coloredWord(text, options.colors))),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

/** ISO 8601, UTC. */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A time to the minute, and the first entry of a list, unless the table is wide. */
function shownText(value: unknown, wide: boolean): string {
  if (!wide && typeof value === 'string' && isoTime.test(value)) return value.slice(0, 16).replace('T', ' ');
  if (wide || !Array.isArray(value) || value.length < 2) return cellText(value);
  return `${cellText(value[0])} +${value.length - 1}`;
}

function widthsOf(lines: readonly (readonly string[])[], { width, wide }: TableOptions): number[] {
  const widths = (lines[0] ?? []).map((_, index) => Math.max(...lines.map((cells) => widthOf(cells[index] ?? ''))));
  const last = widths.pop();
  if (last === undefined) return [];
  const room = width - widths.reduce((sum, each) => sum + each + gap, 0);
  return [...widths, wide ? last : Math.min(last, Math.max(room, minLastWidth))];
}

interface Fitted {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

function fitted(text: string, width: number, isLast: boolean, isNumeric: boolean): Fitted {
  const shown = isLast ? shortened(text, width) : text;
  const padding = ' '.repeat(Math.max(0, width - widthOf(shown)));
  return isNumeric ? { before: padding, text: shown, after: '' } : { before: '', text: shown, after: padding };
}

function shortened(text: string, limit: number): string {
  const { truncated, index } = cut(text, { limit, ellipsis: '…', ellipsisWidth: 1 });
  return truncated ? `${text.slice(0, index)}…` : text;
}

/** Letters that are written from right to left. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** In FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so that the text does not reorder its line. */
function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}
