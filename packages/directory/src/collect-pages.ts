import { cleanText, isProviderError, type Page, ProviderError } from '@wabascope/core';
import { failureOf } from './failure.js';
import type { OpenAccount } from './open-accounts.js';
import { mapText } from './safe-text.js';
import type { Asked } from './snapshot.js';
import { createTidy } from './tidy-texts.js';
import { createWarnings, type Warnings } from './warnings.js';

/** What is needed of a schema of the model; what it gives is a copy. */
export interface ItemSchema<Item> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Item }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: PropertyKey[] }[] } };
}

/** A listing that is longer has lost its way. */
const mostPages = 10_000;

/**
 * Reads all pages that a plugin yields and holds them to the model: a row that does not fit is skipped with a warning,
 * an id that comes again is kept once. A failure comes with the rows that were read before it.
 * Rejects only with `signal.reason`, which `pages` end with.
 */
export async function collectPages<Item extends { readonly id: string }>(
  account: OpenAccount,
  pages: AsyncIterable<Page<unknown>>,
  schema: ItemSchema<Item>,
  signal: AbortSignal,
): Promise<Asked<Item>> {
  const { plugin, safe, rest, log, oneWaba } = account;
  const items = new Map<string, Item>();
  const warnings = createWarnings(account);
  const tidy = createTidy(safe);
  const outcome = () => ({ items: [...items.values()], warnings: warnings.list() });
  try {
    let count = 0;
    for await (const page of pages) {
      count += 1;
      if (count > mostPages) throw badResponse(plugin.name, 'does not stop yielding pages');
      for (const [index, row] of rowsOf(page, plugin.name).entries()) {
        const item = checked(row, index, schema, tidy, warnings);
        if (item !== undefined) keep(item, index, items, warnings);
      }
      warnings.addFrom(page.warnings);
    }
    return outcome();
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error, plugin.name, account);
    // The account does not have that WABA: an answer like any other.
    if (oneWaba !== undefined && failure.code === 'not-found') return { items: [], warnings: [] };
    // That a provider has no such call is no trouble of the account.
    const level = failure.code === 'unsupported' ? 'debug' : 'warn';
    if (isProviderError(error)) log(level, 'An account has failed.', { provider: plugin.id, failure });
    else log('warn', 'A plugin has thrown something that is no ProviderError.', mapText(traceOf(error), safe));
    return { ...outcome(), failure };
  } finally {
    rest();
  }
}

function rowsOf(page: unknown, name: string): readonly unknown[] {
  const items = typeof page === 'object' && page !== null && 'items' in page ? page.items : undefined;
  if (Array.isArray(items)) return items;
  throw badResponse(name, 'yields something that is not a page');
}

/** The row, safe to show; undefined, with a warning, when it does not fit the model. */
function checked<Item extends { readonly id: string }>(
  row: unknown,
  index: number,
  schema: ItemSchema<Item>,
  tidy: (value: object) => void,
  warnings: Warnings,
): Item | undefined {
  const parsed = schema.safeParse(row);
  if (parsed.success) {
    tidy(parsed.data);
    // An id may consist of what is never shown.
    if (parsed.data.id !== '') return parsed.data;
  }
  const issues = parsed.success ? [{ path: ['id'] }] : parsed.error.issues;
  const where = [...new Set(issues.map(({ path }) => shownPath(path)))].slice(0, 5).join(', ');
  warnings.add({ type: 'skipped-item', message: `A row does not fit the model and is left out: ${where}.`, index });
  return undefined;
}

/** Keys below `extensions` and `reported` are named by third parties. */
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
      message: 'An id is listed more than once; the first row is kept.',
      field: 'id',
      raw: cleanText(item.id, 80),
      index,
    });
}

/** Where it was thrown, for the author of the plugin. Its message may hold a secret and is left out. */
function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { thrown: error.name, trace: frames.slice(0, 5).map((line) => line.trim()) };
}

function badResponse(name: string, what: string): ProviderError {
  return new ProviderError('bad-response', `The ${name} plugin ${what}; report it to its author.`);
}
