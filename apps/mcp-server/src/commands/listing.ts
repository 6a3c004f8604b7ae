import { type Column, columnsOf, type Row } from '../output/column.js';
import { csv, tsv } from '../output/delimited.js';
import { chosenFields, ndjson } from '../output/json.js';
import { markdown } from '../output/markdown.js';
import { table } from '../output/table.js';
import type { Output } from './output-options.js';

/** Rows, and what the formats print of them. */
export interface Listing {
  readonly rows: readonly Row[];
  /** What `--format json` prints. */
  readonly jsonOf: (rows: readonly Row[]) => object;
  readonly layout: Layout;
}

/** The fields that the formats print without `--fields`. JSON prints all. */
export interface Layout {
  readonly table: readonly string[];
  /** Also of csv and tsv. */
  readonly wide: readonly string[];
  readonly headings: Readonly<Record<string, string>>;
  /** Short forms of other fields, which JSON prints only if they are chosen. */
  readonly short: readonly string[];
}

/** A listing as text. */
export async function formatted({ rows, jsonOf, layout }: Listing, output: Output): Promise<string> {
  const { format, fields, header } = output;
  const columns = (names: readonly string[]): Column[] => columnsOf(fields ?? names, layout.headings);
  switch (format) {
    case 'json':
      return `${JSON.stringify(jsonOf(jsonRows(rows, fields, layout)), null, 2)}\n`;
    case 'ndjson':
      return ndjson(jsonRows(rows, fields, layout));
    case 'csv':
      return csv(columns(layout.wide), rows, header);
    case 'tsv':
      return tsv(columns(layout.wide), rows, header);
    case 'markdown':
      return markdown(columns(layout.table), rows, header);
    case 'html': {
      const { reportPage } = await import('@wabascope/view');
      return reportPage({ ...jsonOf(rows.map((row) => chosenFields(row, columns(fieldNames(layout.wide))))) });
    }
    case 'table':
      return rows.length === 0 ? '' : table(columns(output.wide ? layout.wide : layout.table), rows, output);
  }
}

function jsonRows(rows: readonly Row[], fields: readonly string[] | undefined, { short }: Layout): readonly Row[] {
  if (fields !== undefined) return rows.map((row) => chosenFields(row, columnsOf(fields)));
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !short.includes(name))));
}

/** The fields with these members. */
function fieldNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.replace(/\..*/, '')))];
}
