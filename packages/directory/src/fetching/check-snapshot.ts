import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { storedFailure } from '../text/failure.js';
import { safeText } from '../text/safe-text.js';
import { createTidy } from '../text/sanitize-in-place.js';
import { isBounded } from './bounded-value.js';
import type { ItemSchema } from './collect-pages.js';
import { maxClockDifferenceMs } from './freshness.js';
import type { Snapshot } from './snapshot.js';
import { storedWarnings } from './warnings.js';

/** Rows that are checked before other work gets its turn: a few milliseconds. */
const rowsAtATime = 500;

/** Secrets were withheld before it was stored. */
const filters = { safe: safeText, safeSentence: safeText };

const fields = new Set(['askedAt', 'answeredAt', 'items', 'warnings', 'failure', 'partial', 'wabaId']);

/**
 * Checks what a store returned against the model and makes it safe to show, like the result of a plugin. It is refused as
 * a whole: the directory stores only what fits, so the rest is not its own either.
 * @param now Milliseconds since 1970.
 * @returns Undefined when it does not fit.
 */
export async function checkedSnapshot<Item extends { readonly id: string }>(
  value: object,
  schema: ItemSchema<Item>,
  now: number,
): Promise<Snapshot<Item> | undefined> {
  const { askedAt, answeredAt, items, warnings, failure, partial, wabaId }: Partial<Record<string, unknown>> = {
    ...value,
  };
  const isOurs = Object.keys(value).every((field) => fields.has(field));
  if (!isOurs || !isTime(askedAt, now + maxClockDifferenceMs)) return undefined;
  if (answeredAt !== undefined && !isTime(answeredAt, askedAt)) return undefined;
  if (partial !== undefined && partial !== true) return undefined;
  if (wabaId !== undefined && !isWabaId(wabaId)) return undefined;
  if (!Array.isArray(items) || (items.length > 0 && answeredAt === undefined)) return undefined;
  const known = storedWarnings(warnings, filters);
  const failed = failure === undefined ? {} : failureIn(failure);
  const rows = known === undefined || failed === undefined ? undefined : await checkedRows(items, schema);
  if (known === undefined || failed === undefined || rows === undefined) return undefined;
  const checked: Snapshot<Item> = {
    askedAt,
    ...(answeredAt === undefined ? {} : { answeredAt }),
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

/** The rows; undefined when one does not fit, or two have one ID. Rows that are clean are not copied. */
async function checkedRows<Item extends { readonly id: string }>(
  rows: readonly unknown[],
  schema: ItemSchema<Item>,
): Promise<readonly Item[] | undefined> {
  const tidy = createTidy(safeText);
  const items = new Map<string, Item>();
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtATime === rowsAtATime - 1) await setImmediate();
    const parsed = isBounded(row) ? schema.safeParse(row) : undefined;
    if (!parsed?.success) return undefined;
    const item = parsed.data;
    tidy(item);
    if (item.id === '' || items.has(item.id)) return undefined;
    items.set(item.id, isSame(row, item) ? row : item);
  }
  return [...items.values()];
}

function isSame<Item>(row: unknown, item: Item): row is Item {
  return isDeepStrictEqual(row, item);
}
