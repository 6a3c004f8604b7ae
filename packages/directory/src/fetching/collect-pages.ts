import { cleanText, isProviderError, type Page, ProviderError, type Warning } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { traceOf } from '../text/error-trace.js';
import { failureOf } from '../text/failure.js';
import { maxPages, maxRows, maxSize } from '../text/plugin-limits.js';
import { mapText } from '../text/safe-text.js';
import type { KeptPages, ReadPage } from './kept-pages.js';
import { type RowSchema, rowReader } from './row-reader.js';
import type { Slices } from './slices.js';
import type { FetchResult } from './snapshot.js';
import { createWarnings, type Warnings } from './warnings.js';

/**
 * Reads all pages of a plugin within the limits and checks them against the model. Skips an invalid row with a warning,
 * and keeps a repeated id once. A failure comes with the rows before it. Rejects only with `signal.reason`, which ends
 * `pages`.
 * @param kept The pages that trusted plugins have yielded before.
 */
export async function collectPages<Item extends { readonly id: string }>(
  account: OpenAccount,
  pages: AsyncIterable<Page<unknown>>,
  schema: RowSchema<Item>,
  signal: AbortSignal,
  slices: Slices,
  kept: KeptPages<Item>,
): Promise<FetchResult<Item>> {
  const { plugin, isTrusted, safe, log, pluginLog, oneWaba } = account;
  const items = new Map<string, Item>();
  const warnings = createWarnings(account);
  const read = rowReader(schema, account);
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
    const failure = failureOf(error, plugin.name, account);
    // The account does not have that WABA, which is a valid result.
    if (oneWaba !== undefined && failure.code === 'not-found') return { items: [], warnings: [] };
    // A provider without such a call is not a problem of the account.
    const level = failure.code === 'unsupported' ? 'debug' : 'warn';
    if (isProviderError(error)) log(level, 'The fetch of an account failed.', { provider: plugin.id, failure });
    else log('warn', 'A plugin threw an error that is not a ProviderError.', mapText(traceOf(error), safe));
    return { ...collected(), failure };
  } finally {
    // First, because the line passes the filters that `release` frees.
    pluginLog.endFetch();
    account.release();
  }
}

function rowsOf(page: unknown, name: string): readonly unknown[] {
  const items = typeof page === 'object' && page !== null && 'items' in page ? page.items : undefined;
  if (Array.isArray(items)) return items;
  throw badResponse(name, 'yielded a value that is not a page');
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
