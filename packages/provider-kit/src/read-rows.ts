import { type Page, ProviderError } from '@wabascope/core';
import type * as z from 'zod';
import { inSlices } from './in-slices.js';
import { lossesOf, readFitting } from './read-fitting.js';
import { createRowReader, type RowReader } from './row-reader.js';
import { uniqueIds } from './unique-ids.js';
import { warningList } from './warning-list.js';

/** Rows of one page. Documented pages have up to 100 rows; listings without pages have thousands. */
const maxRows = 100_000;

/**
 * Reads the rows of one page, at most 100,000. A member of a row that does not fit `schema` is left out with a warning.
 * A row is left out, with a warning, only when a member that `schema` requires does not fit. After 200 warnings of a type,
 * the rest are counted. Reading many rows does not block the event loop.
 * @throws {ProviderError} `bad-response` when no row fits; it names paths and never values.
 */
export async function readRows<Row, Field extends string, Item extends { id: string }>(
  rows: readonly unknown[],
  schema: z.ZodType<Row>,
  map: (row: Row, reader: RowReader<Field>) => Item,
): Promise<Page<Item>> {
  if (rows.length > maxRows) {
    throw new ProviderError(
      'bad-response',
      `A page has ${rows.length} rows; the maximum is ${maxRows}. Reduce what the account lists.`,
    );
  }
  const items: Item[] = [];
  const warnings = warningList();
  const oddPaths = new Set<string>();
  await inSlices(rows, (row, index) => {
    const fitting = readFitting(row, schema);
    if (fitting.fits) {
      if (fitting.lost.length > 0) for (const loss of lossesOf(fitting.lost)) warnings.push({ ...loss, index });
      items.push(map(fitting.data, createRowReader<Field>(warnings, index)));
      return;
    }
    if (oddPaths.size < 20) for (const path of fitting.paths) oddPaths.add(path);
    const message = `A row of the response cannot be read and was left out (${fitting.paths.join(', ')}).`;
    warnings.push({ type: 'skipped-item', message, index });
  });
  if (rows.length > 0 && items.length === 0) {
    throw new ProviderError(
      'bad-response',
      'No row of the response can be read; the provider may have changed its API.',
      { paths: [...oddPaths].slice(0, 20) },
    );
  }
  return { items: await uniqueIds(items, warnings), warnings: warnings.list() };
}
