import { cleanText, isProviderError, type Page, ProviderError, type Warning } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { traceOf } from '../text/error-trace.js';
import { failureOf } from '../text/failure.js';
import { type RowCopy, rowCopy } from '../text/plain-copy.js';
import { maxPages, maxRows, maxSize } from '../text/plugin-limits.js';
import { createSanitizer, mapText, type Sanitizer } from '../text/safe-text.js';
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

/**
 * Reads all pages of a plugin within the limits and checks them against the model. Skips an invalid row with a warning,
 * and keeps a repeated id once. A failure comes with the rows before it. Rejects only with `signal.reason`, which ends
 * `pages`.
 */
export async function collectPages<Item extends { readonly id: string }>(
  account: OpenAccount,
  pages: AsyncIterable<Page<unknown>>,
  schema: RowSchema<Item>,
  signal: AbortSignal,
  slices: Slices,
): Promise<FetchResult<Item>> {
  const { plugin, safe, log, pluginLog, oneWaba } = account;
  const items = new Map<string, Item>();
  const warnings = createWarnings(account);
  const sanitizer = createSanitizer(safe);
  const fields = Object.keys(schema.shape);
  const keys = new Set<string>();
  const collected = () => ({ items: [...items.values()], warnings: warnings.list() });
  let [pageCount, rowCount, size] = [0, 0, 0];

  function addRow(readEntry: () => unknown, index: number): void {
    rowCount += 1;
    const copy = readRow(readEntry, fields, keys);
    size += copy?.size ?? 0;
    if (rowCount > maxRows) throw tooMuch(plugin.name, `more than ${maxRows} rows`);
    if (size > maxSize) throw tooMuch(plugin.name, `rows of more than ${maxSize} characters`);
    for (const field of copy?.lost ?? []) warnings.add(lostField(field, index));
    const item = checked(copy?.row, index, schema, sanitizer, warnings);
    if (item !== undefined) keep(item, index, items, warnings);
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
      const { length } = rows;
      for (let index = 0; index < length; index += 1) {
        addRow(() => rows[index], index);
        if (slices.isUsedUp()) await giveWay();
      }
      warnings.addFrom(page.warnings);
      if (slices.isUsedUp()) await giveWay();
    }
    return collected();
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

/** The row, safe to show; undefined, with a warning, when it is invalid. */
function checked<Item extends { readonly id: string }>(
  row: unknown,
  index: number,
  schema: RowSchema<Item>,
  sanitizer: Sanitizer,
  warnings: Warnings,
): Item | undefined {
  const parsed = schema.safeParse(row);
  if (parsed.success) {
    sanitizer.sanitize(parsed.data);
    // An id may consist of characters that are removed.
    if (parsed.data.id !== '') return parsed.data;
  }
  const issues = parsed.success ? [{ path: ['id'] }] : parsed.error.issues;
  const where = [...new Set(issues.map(({ path }) => shownPath(path)))].slice(0, 5).join(', ');
  warnings.add({ type: 'skipped-item', message: `A row does not fit the model and is left out: ${where}.`, index });
  return undefined;
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
