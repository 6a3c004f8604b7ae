import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { storedFailure } from '../text/failure.js';
import { createSanitizer, safeText } from '../text/safe-text.js';
import type { RowSchema } from './collect-pages.js';
import { maxClockDifferenceMs } from './freshness.js';
import type { Snapshot } from './snapshot.js';
import { storedWarnings } from './warnings.js';

/** Rows that are checked before other work runs: a few milliseconds. */
const rowsAtATime = 500;

/** A row with all fields of its provider has about a hundred values in six levels. */
const maxValues = 10_000;
const maxDepth = 32;

/** Secrets were withheld before the snapshot was stored. */
const filters = { safe: safeText, safeSentence: safeText };

const fields = new Set(['attemptedAt', 'fetchedAt', 'items', 'warnings', 'failure', 'partial', 'wabaId']);

/**
 * Checks a snapshot of a store against the model and makes it safe to show, like the result of a plugin. Rejects it as a
 * whole if any part is invalid: the directory stores only valid snapshots, so this one has another origin.
 * @param now Milliseconds since 1970.
 * @returns Undefined when it is invalid.
 */
export async function checkedSnapshot<Item extends { readonly id: string }>(
  value: object,
  schema: RowSchema<Item>,
  now: number,
): Promise<Snapshot<Item> | undefined> {
  const { attemptedAt, fetchedAt, items, warnings, failure, partial, wabaId }: Partial<Record<string, unknown>> = {
    ...value,
  };
  const isOurs = Object.keys(value).every((field) => fields.has(field));
  if (!isOurs || !isTime(attemptedAt, now + maxClockDifferenceMs)) return undefined;
  if (fetchedAt !== undefined && !isTime(fetchedAt, attemptedAt)) return undefined;
  if (partial !== undefined && partial !== true) return undefined;
  if (wabaId !== undefined && !isWabaId(wabaId)) return undefined;
  if (!Array.isArray(items) || (items.length > 0 && fetchedAt === undefined)) return undefined;
  const known = storedWarnings(warnings, filters);
  const failed = failure === undefined ? {} : failureIn(failure);
  const rows = known === undefined || failed === undefined ? undefined : await checkedRows(items, schema);
  if (known === undefined || failed === undefined || rows === undefined) return undefined;
  const checked: Snapshot<Item> = {
    attemptedAt,
    ...(fetchedAt === undefined ? {} : { fetchedAt }),
    items: rows,
    ...(partial === undefined ? {} : { partial }),
    warnings: known,
    ...failed,
    ...(wabaId === undefined ? {} : { wabaId }),
  };
  return checked;
}

function isTime(value: unknown, latest: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= latest;
}

function isWabaId(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,40}$/.test(value);
}

function failureIn(value: unknown): Pick<Snapshot<unknown>, 'failure'> | undefined {
  const failure = storedFailure(value, filters);
  return failure === undefined ? undefined : { failure };
}

/** The rows; undefined when one is invalid or two have the same ID. Does not copy clean rows. */
async function checkedRows<Item extends { readonly id: string }>(
  rows: readonly unknown[],
  schema: RowSchema<Item>,
): Promise<readonly Item[] | undefined> {
  const sanitizer = createSanitizer({ safe: safeText, isPlain: () => false });
  const items = new Map<string, Item>();
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtATime === rowsAtATime - 1) await setImmediate();
    const parsed = isBounded(row) ? schema.safeParse(row) : undefined;
    if (!parsed?.success) return undefined;
    const item = parsed.data;
    sanitizer.sanitize(item);
    if (item.id === '' || items.has(item.id)) return undefined;
    items.set(item.id, isSame(row, item) ? row : item);
  }
  return [...items.values()];
}

function isSame<Item>(row: unknown, item: Item): row is Item {
  return isDeepStrictEqual(row, item);
}

/** Whether plain JSON has at most 10,000 values in at most 32 levels, so that processing it is fast and cannot overflow the stack. */
function isBounded(value: unknown): boolean {
  let count = 0;
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= maxDepth; depth += 1) {
    count += level.length;
    if (level.length === 0) return true;
    if (count > maxValues) return false;
    level = level.flatMap((entry) => (typeof entry === 'object' && entry !== null ? Object.values(entry) : []));
  }
  return false;
}
