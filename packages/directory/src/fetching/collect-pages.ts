import { cleanText, isProviderError, type Page, ProviderError, type Warning } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { traceOf } from '../text/error-trace.js';
import { failureOf } from '../text/failure.js';
import { type RowCopy, rowCopy } from '../text/plain-copy.js';
import { maxPages, maxRows, maxSize } from '../text/plugin-limits.js';
import { createSanitizer, mapText, type Sanitizer, type SharedTexts, textFilters } from '../text/safe-text.js';
import type { KeptPages, ReadPage } from './kept-pages.js';
import type { Slices } from './slices.js';
import type { FetchResult } from './snapshot.js';
import { createWarnings, type Warnings } from './warnings.js';

/** The part of a schema of the model that the directory uses. `data` is a copy. */
export interface RowSchema<Item> {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Item }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: PropertyKey[] }[] } };
}

/** What is kept between fetches. */
export interface KeptRows<Item> {
  /** The pages that trusted plugins have yielded. */
  readonly pages: KeptPages<Item>;
  /** Of trusted plugins: a text of another may keep a larger one in memory, which it is a part of. */
  readonly texts: SharedTexts;
}

/**
 * Reads all pages of a plugin within the limits and checks them against the model. Skips an invalid row with a warning,
 * and keeps a repeated ID once. A failure comes with the rows before it. Rejects only with `signal.reason`, which ends
 * `pages`.
 * @param kept What earlier fetches of all accounts have read.
 */
export async function collectPages<Item extends { readonly id: string }>(
  account: OpenAccount,
  pages: AsyncIterable<Page<unknown>>,
  schema: RowSchema<Item>,
  signal: AbortSignal,
  slices: Slices,
  { pages: kept, texts: shared }: KeptRows<Item>,
): Promise<FetchResult<Item>> {
  const { plugin, isTrusted, secrets, log, pluginLog, oneWaba } = account;
  const texts = textFilters(secrets);
  const items = new Map<string, Item>();
  const warnings = createWarnings(texts);
  const read = rowReader(schema, isTrusted, createSanitizer(texts, isTrusted ? shared : []));
  const readPages: ReadPage<Item>[] = [];
  const collected = () => ({ items: [...items.values()], warnings: warnings.list() });
  let [pageCount, rowCount, size] = [0, 0, 0];

  function count(rows: number, characters: number): void {
    rowCount += rows;
    size += characters;
    if (rowCount > maxRows) throw tooMuch(plugin.name, `more than ${maxRows} rows`);
    if (size > maxSize) throw tooMuch(plugin.name, `rows of more than ${maxSize} characters`);
  }

  async function addRows(rows: readonly unknown[]): Promise<ReadPage<Item>> {
    const page = { rows, items: [] as (Item | undefined)[], warnings: [] as Warning[], size: 0 };
    const { length } = rows;
    for (let index = 0; index < length; index += 1) {
      const row = read(() => rows[index], index);
      count(1, row.size);
      for (const warning of row.warnings) warnings.add(warning);
      if (row.item !== undefined) keep(row.item, index, items, warnings);
      page.items.push(row.item);
      page.warnings.push(...row.warnings);
      page.size += row.size;
      if (slices.isUsedUp()) await giveWay();
    }
    return page;
  }

  function addAgain(page: ReadPage<Item>): void {
    count(page.items.length, page.size);
    for (const warning of page.warnings) warnings.add(warning);
    for (const [index, item] of page.items.entries()) if (item !== undefined) keep(item, index, items, warnings);
  }

  async function giveWay(): Promise<void> {
    await slices.next();
    signal.throwIfAborted();
  }

  try {
    for await (const page of pages) {
      pageCount += 1;
      if (pageCount > maxPages) throw badResponse(plugin.name, `yields more than ${maxPages} pages`);
      const rows = rowsOf(page, plugin.name);
      const known = isTrusted ? kept.pageOf(rows) : undefined;
      if (known !== undefined) addAgain(known);
      readPages.push(known ?? (await addRows(rows)));
      warnings.addFrom(page.warnings);
      if (slices.isUsedUp()) await giveWay();
    }
    const all = collected();
    return isTrusted ? { ...all, items: kept.listing(readPages, all.items) } : all;
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error, plugin.name, texts);
    // The account does not have that WABA, which is a valid result.
    if (oneWaba !== undefined && failure.code === 'not-found') return { items: [], warnings: [] };
    // A provider without such a call is not a problem of the account.
    const level = failure.code === 'unsupported' ? 'debug' : 'warn';
    if (isProviderError(error)) log(level, 'The fetch of an account failed.', { provider: plugin.id, failure });
    else log('warn', 'A plugin threw an error that is not a ProviderError.', mapText(traceOf(error), texts.safe));
    return { ...collected(), failure };
  } finally {
    // First, because the line passes the filters that `release` frees.
    pluginLog.endFetch();
    texts.release();
  }
}

function rowsOf(page: unknown, name: string): readonly unknown[] {
  const items = typeof page === 'object' && page !== null && 'items' in page ? page.items : undefined;
  if (Array.isArray(items)) return items;
  throw badResponse(name, 'yielded a value that is not a page');
}

/** A row that is safe to show. */
interface ReadRow<Item> {
  /** `undefined` if the row is invalid. */
  readonly item: Item | undefined;
  /** As `plainCopy` measures it. */
  readonly size: number;
  readonly warnings: readonly Warning[];
}

/** @param readEntry Reads the entry of the plugin. @param index Its position in the page. */
type ReadEntry<Item> = (readEntry: () => unknown, index: number) => ReadRow<Item>;

/**
 * Reads the rows of one fetch: copies and validates those of most plugins, and uses those of a trusted plugin as they are.
 * Cleans the texts of all.
 */
function rowReader<Item extends { readonly id: string }>(
  schema: RowSchema<Item>,
  isTrusted: boolean,
  sanitizer: Sanitizer,
): ReadEntry<Item> {
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
    // An ID may consist of characters that are removed.
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

function keep<Item extends { readonly id: string }>(
  item: Item,
  index: number,
  items: Map<string, Item>,
  warnings: Warnings,
): void {
  if (!items.has(item.id)) items.set(item.id, item);
  else
    warnings.add({
      type: 'other',
      message: 'An ID is listed more than once; the first row is kept.',
      field: 'id',
      raw: cleanText(item.id, 80),
      index,
    });
}

function badResponse(name: string, what: string): ProviderError {
  return new ProviderError('bad-response', `The ${name} plugin ${what}; report it to its author.`);
}

function tooMuch(name: string, what: string): ProviderError {
  return badResponse(name, `yields ${what} (only the rows before this limit are shown)`);
}
