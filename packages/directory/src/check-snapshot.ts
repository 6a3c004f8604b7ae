import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isBounded } from './bounded-value.js';
import type { ItemSchema } from './collect-pages.js';
import { storedFailure, type TextFilters } from './failure.js';
import { maxClockDifferenceMs } from './freshness.js';
import { textFilters } from './safe-text.js';
import type { Snapshot } from './snapshot.js';
import { createTidy } from './tidy-texts.js';
import { storedWarnings } from './warnings.js';

/** Rows that are checked before other work gets its turn: a few milliseconds. */
const rowsAtATime = 500;

const fields = new Set(['askedAt', 'answeredAt', 'items', 'warnings', 'failure', 'partial']);

/**
 * What a store returned, held to the model and made safe to show like the result of a plugin. It is refused as a whole:
 * the directory keeps only what fits, so what does not fit is of somebody else.
 * @param now Milliseconds since 1970.
 * @returns The same snapshot when nothing in it had to be cleaned; undefined when it does not fit.
 */
export async function checkedSnapshot<Item extends { readonly id: string }>(
  value: object,
  schema: ItemSchema<Item>,
  now: number,
): Promise<Snapshot<Item> | undefined> {
  const filters = textFilters([]);
  const { askedAt, answeredAt, items, warnings, failure, partial }: Partial<Record<string, unknown>> = { ...value };
  const isOurs = Object.keys(value).every((field) => fields.has(field));
  if (!isOurs || !isTime(askedAt, now + maxClockDifferenceMs)) return undefined;
  if (answeredAt !== undefined && !isTime(answeredAt, askedAt)) return undefined;
  if (partial !== undefined && partial !== true) return undefined;
  if (!Array.isArray(items) || (items.length > 0 && answeredAt === undefined)) return undefined;
  const known = storedWarnings(warnings, filters);
  const failed = failure === undefined ? {} : failureIn(failure, filters);
  const rows = known === undefined || failed === undefined ? undefined : await checkedRows(items, schema);
  if (known === undefined || failed === undefined || rows === undefined) return undefined;
  const checked: Snapshot<Item> = {
    askedAt,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    items: rows,
    ...(partial === undefined ? {} : { partial }),
    warnings: known,
    ...failed,
  };
  return checked;
}

function isTime(value: unknown, latest: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= latest;
}

function failureIn(value: unknown, filters: TextFilters): Pick<Snapshot<unknown>, 'failure'> | undefined {
  const failure = storedFailure(value, filters);
  return failure === undefined ? undefined : { failure };
}

/** The rows; undefined when one does not fit, or two have one ID. Rows that are clean are not copied. */
async function checkedRows<Item extends { readonly id: string }>(
  rows: readonly unknown[],
  schema: ItemSchema<Item>,
): Promise<readonly Item[] | undefined> {
  const tidy = createTidy();
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
