import { hash } from 'node:crypto';
import { cleanText, type Page, ProviderError, type Warning } from '@wabascope/core';
import type * as z from 'zod';
import { inSlices, type Known, lossesOf } from './read-json.js';
import { createRowReader, fittingReader, type RowReader, type WarningSink, warningList } from './row-reader.js';

/** Rows of one page. Documented pages have up to 100 rows; listings without pages have thousands. */
const maxRows = 100_000;

/**
 * Reads the rows of one page, at most 100,000. A member of a row that does not fit `schema` is left out with a warning.
 * A row is left out, with a warning, only if a member that `schema` requires does not fit. After 200 warnings of a type,
 * the rest are only counted. Reading many rows does not block the event loop.
 *
 * In a host that keeps rows, a list that equals the previous response to the same request yields the same objects. That
 * requires the same `schema`, `map` and `given`. `map` must not use anything else that changes.
 * @param given What `map` needs beside the row, such as its WABA. Plain JSON.
 * @throws {ProviderError} `bad-response` if no row fits. It names paths, never values.
 */
export async function readRows<Row, Field extends string, Item extends { id: string }, Given = undefined>(
  rows: readonly unknown[],
  schema: z.ZodType<Row>,
  map: (row: Row, reader: RowReader<Field>, given: Given) => Item,
  ...[given]: undefined extends Given ? [given?: Given] : [given: Given]
): Promise<Page<Item>> {
  const how = readAs(schema, map, given);
  // The same `map` returned these items.
  const known = knownPage(rows, how) as Page<Item> | undefined;
  if (known !== undefined) return known;
  const page = await mappedRows(rows, schema, (row, reader: RowReader<Field>) => map(row, reader, given as Given));
  rememberPage(rows, how, page);
  return page;
}

async function mappedRows<Row, Field extends string, Item extends { id: string }>(
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
  const read = fittingReader(schema);
  await inSlices(rows, (row, index) => {
    const fitting = read(row);
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

/** How much of a listing was read. */
export interface RowsRead {
  readonly rows: number;
  /** Default: 1. */
  readonly pages?: number;
}

// Names by which APIs announce rows that a response does not contain, in lower case and without separators.
const totals = /^(total|(total|row|record|item)(count|number|num|size|elements|entries|records|results|items|rows))$/;
const pageCounts = /^(pages|totalpages?|pagestotal|pagetotal|pagecount|lastpage)$/;
const nexts =
  /^(next|next(page|cursor|token|marker|offset|pagetoken|pageurl|url|link|href)|has(more|next|nextpage|moreitems)|is(more|truncated))$/;
const containers = /^(data|meta|links|page|paging|pagination|pageinfo|summary)$/;

/**
 * A warning if a response announces more than was read of the listing: a total, a number of pages, or a next page. Use
 * it for listings without documented pages.
 * @param body The last response, or those of its members that no schema names.
 */
export function moreAnnounced(body: unknown, { rows, pages = 1 }: RowsRead): Warning[] {
  const field = announcement(body, { rows, pages }, 3);
  if (field === undefined) return [];
  const message = 'The provider announces more rows than it returned; the list may be incomplete.';
  return [{ type: 'other', message, field }];
}

/** The path of the first member that announces more. */
function announcement(value: unknown, read: Required<RowsRead>, levels: number): string | undefined {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const plain = name.toLowerCase().replace(/[_-]/g, '');
    const isMore =
      (totals.test(plain) && countOf(member) > read.rows) ||
      (pageCounts.test(plain) && countOf(member) > read.pages) ||
      (nexts.test(plain) && isThere(member));
    if (isMore) return name;
    const inner = containers.test(plain) ? announcement(member, read, levels - 1) : undefined;
    if (inner !== undefined) return `${name}.${inner}`;
  }
  return undefined;
}

/** 0 for a value that is not a count. */
function countOf(value: unknown): number {
  const count = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isFinite(count) ? count : 0;
}

function isThere(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return !/^(|0|false|n|no|none|null|undefined)$/i.test(String(value ?? '').trim());
}

/** A list of a response. The same object while its bytes are the same. */
export interface KnownList extends Known {
  readonly name: string;
  readonly digest: string;
  /** A cheap hash of some of its bytes. */
  readonly sample: number;
  /** Those that were read last are the first. */
  pages: readonly KnownPage[];
}

/** What was read of a list. */
interface KnownPage {
  readonly how: ReadAs;
  /** Kept by the host. */
  readonly items: WeakRef<readonly unknown[]>;
  readonly warnings: Page<unknown>['warnings'];
}

/** How a list is read: equal parts return equal rows. */
type ReadAs = readonly [schema: object, map: unknown, given: string | undefined];

/** @param given Plain JSON. */
function readAs(schema: object, map: unknown, given: unknown): ReadAs {
  const text = JSON.stringify(given);
  return [schema, map, text === undefined || text.length < 100 ? text : hash('sha256', text, 'base64')];
}

/** Ways to read a list that are remembered. */
const maxPages = 4;

/** The member of an array that has its {@link Mark}. A copy of the array does not have it. */
const knownList = Symbol('known list');

export function markKnown(rows: readonly unknown[], list: KnownList): void {
  Object.defineProperty(rows, knownList, { value: { list, count: rows.length }, configurable: true });
}

/** The page that an earlier call read of the same list in the same way, if the host still has its rows. */
function knownPage(rows: readonly unknown[], how: ReadAs): Page<unknown> | undefined {
  const known = listOf(rows)?.pages.find((page) => isEqual(page.how, how));
  const items = known?.items.deref();
  return known && items && { items, warnings: known.warnings };
}

function rememberPage(rows: readonly unknown[], how: ReadAs, { items, warnings }: Page<unknown>): void {
  const list = listOf(rows);
  if (list === undefined) return;
  const alive = list.pages.filter((page) => page.items.deref() !== undefined && !isEqual(page.how, how));
  // Not `push`, which reserves memory for more pages.
  list.pages = [{ how, items: new WeakRef(items), warnings }].concat(alive.slice(0, maxPages - 1));
}

interface Mark {
  readonly list: KnownList;
  /** Rows at that time. */
  readonly count: number;
}

function listOf(rows: readonly unknown[]): KnownList | undefined {
  const mark: Mark | undefined = Reflect.get(rows, knownList);
  return mark?.count === rows.length ? mark.list : undefined;
}

function isEqual(one: ReadAs, other: ReadAs): boolean {
  return one.every((part, index) => part === other[index]);
}
