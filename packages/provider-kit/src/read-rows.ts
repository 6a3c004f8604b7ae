import { cleanText, type Page, ProviderError } from '@wabascope/core';
import type * as z from 'zod';
import { inSlices } from './in-slices.js';
import { lossesOf, readFitting } from './read-fitting.js';
import { createRowReader, type RowReader } from './row-reader.js';
import { type WarningSink, warningList } from './warning-list.js';

/** Rows of one page. Documented pages have up to 100 rows; listings without pages have thousands. */
const maxRows = 100_000;

/**
 * Reads the rows of one page, at most 100,000. A member of a row that does not fit `schema` is left out with a warning.
 * A row is left out, with a warning, only if a member that `schema` requires does not fit. After 200 warnings of a type,
 * the rest are only counted. Reading many rows does not block the event loop.
 * @throws {ProviderError} `bad-response` if no row fits. It names paths, never values.
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

const repeated = 'The provider lists an ID twice with the same content; it is shown once.';
const shared = 'The provider lists an ID several times; the further rows get a suffix such as #2.';

/** An ID shared by several rows. */
interface Taken {
  /** The first row, as JSON. */
  readonly first: string;
  /** The highest suffix. */
  copies: number;
}

/**
 * Makes the IDs of a page unique. A row that equals the first one with its ID is left out; a different one gets the suffix
 * `#2`, `#3` … (providers without phone number IDs list a migrated number under both accounts).
 */
async function uniqueIds<Item extends { id: string }>(items: readonly Item[], warnings: WarningSink): Promise<Item[]> {
  const kept = new Map<string, Item>();
  const repeats = new Map<string, Taken>();
  const warn = (id: string, message: string) =>
    warnings.push({ type: 'other', message, field: 'id', raw: cleanText(id, 80) });

  await inSlices(items, (item) => {
    const before = kept.get(item.id);
    if (before === undefined) {
      kept.set(item.id, item);
      return;
    }
    const taken = repeats.get(item.id) ?? { first: JSON.stringify(before), copies: 1 };
    repeats.set(item.id, taken);
    if (taken.first === JSON.stringify(item)) {
      warn(item.id, repeated);
      return;
    }
    do taken.copies += 1;
    while (kept.has(`${item.id}#${taken.copies}`));
    const id = `${item.id}#${taken.copies}`;
    kept.set(id, { ...item, id });
    warn(item.id, shared);
  });
  return [...kept.values()];
}
