import { type Page, ProviderError, type Warning } from '@wabascope/core';
import type * as z from 'zod';
import { pathsOf } from './paths-of.js';
import { type Reading, readRow } from './reading.js';
import { uniqueIds } from './unique-ids.js';

/**
 * Reads the rows of one page. A row that does not fit `schema` is skipped with a warning and the rest is kept; when no
 * row at all fits, the page is not what we think it is.
 * @throws {ProviderError} `bad-response`, which names paths and never values.
 */
export function readRows<Row, Field extends string, Item extends { id: string }>(
  rows: readonly unknown[],
  schema: z.ZodType<Row>,
  map: (row: Row, reading: Reading<Field>) => Item,
): Page<Item> {
  const items: Item[] = [];
  const warnings: Warning[] = [];
  const oddPaths = new Set<string>();
  rows.forEach((row, index) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) {
      items.push(map(parsed.data, readRow<Field>(warnings, index)));
      return;
    }
    const paths = pathsOf(parsed.error);
    for (const path of paths) oddPaths.add(path);
    const message = `A row of the provider's answer cannot be read and was left out (${paths.join(', ')}).`;
    warnings.push({ type: 'skipped-item', message, index });
  });
  if (rows.length > 0 && items.length === 0) {
    throw new ProviderError(
      'bad-response',
      'No row of the answer can be read; the provider may have changed its API.',
      {
        paths: [...oddPaths].slice(0, 20),
      },
    );
  }
  return { items: uniqueIds(items, warnings), warnings };
}
