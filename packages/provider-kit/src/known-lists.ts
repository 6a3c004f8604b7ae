import { hash } from 'node:crypto';
import type { Page } from '@wabascope/core';
import type { HttpCall } from './http-types.js';
import { type JsonScan, type Known, scanJson } from './read-json.js';

/** Recognizes the lists in the responses of one account that are the same as in its previous response. */
export interface KnownLists {
  /** Scans the body of a response to `call`. */
  scan(call: HttpCall<unknown>, body: Uint8Array): MarkedScan;
}

export interface MarkedScan extends Pick<JsonScan, 'excess' | 'hasLongNumbers'> {
  /** Marks the lists of the parsed body that `read` contains unchanged, so that `readRows` recognizes them. */
  mark(parsed: unknown, read: unknown): void;
}

/** A list of a response. The same object while its bytes are the same. */
interface KnownList extends Known {
  readonly name: string;
  readonly digest: string;
  readonly pages: KnownPage[];
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
export function readAs(schema: object, map: unknown, given: unknown): ReadAs {
  const text = JSON.stringify(given);
  return [schema, map, text === undefined || text.length < 100 ? text : hash('sha256', text, 'base64')];
}

/** Requests of an account whose lists are remembered. */
const maxRequests = 5_000;
/** Lists of a response, and ways to read one of them, that are remembered. */
const maxLists = 8;
const maxPages = 4;

/** The member of an array that has its {@link Mark}. A copy of the array does not have it. */
const knownList = Symbol('known list');

export function createKnownLists(): KnownLists {
  /** The one that was used last is the last. */
  const requests = new Map<string, readonly KnownList[]>();

  function remember(request: string, lists: readonly KnownList[]): void {
    requests.delete(request);
    if (lists.length === 0) return;
    requests.set(request, lists);
    const [oldest] = requests.keys();
    if (requests.size > maxRequests && oldest !== undefined) requests.delete(oldest);
  }

  return {
    scan(call, body) {
      const request = nameOfRequest(call);
      const before = requests.get(request) ?? [];
      const { lists, ...rest } = scanJson(body, (path, start) => {
        const name = nameOf(path);
        return before.find((list) => list.name === name && digestOf(body, start, start + list.length) === list.digest);
      });
      const found = lists.slice(0, maxLists).map(({ path, start, end, known, values, hasLongNumbers }) => {
        const digest = known?.digest ?? digestOf(body, start, end);
        const length = end - start;
        return { path, list: known ?? { name: nameOf(path), digest, length, values, hasLongNumbers, pages: [] } };
      });
      remember(
        request,
        found.map(({ list }) => list),
      );
      return {
        ...rest,
        mark(parsed, read) {
          for (const { path, list } of found) {
            const rows = listAt(read, path);
            if (rows === undefined || !isSame(rows, listAt(parsed, path))) continue;
            Object.defineProperty(rows, knownList, { value: { list, count: rows.length }, configurable: true });
          }
        },
      };
    },
  };
}

/** A body of which nothing is remembered. */
export function scanned(body: Uint8Array): MarkedScan {
  const { excess, hasLongNumbers } = scanJson(body, () => undefined);
  return { ...(excess === undefined ? {} : { excess }), hasLongNumbers, mark: () => {} };
}

/** Equal for equal requests. The credential is not part of it. */
function nameOfRequest({ method, path, query, json, form, headers }: HttpCall<unknown>): string {
  return hash('sha256', JSON.stringify([method, path, query, json, form, headers]), 'base64');
}

function nameOf(path: readonly string[]): string {
  return path.join('\n');
}

function digestOf(body: Uint8Array, start: number, end: number): string {
  return hash('sha256', body.subarray(start, end), 'base64');
}

function listAt(value: unknown, path: readonly string[]): readonly unknown[] | undefined {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return Array.isArray(at) ? at : undefined;
}

function isSame(rows: readonly unknown[], parsed: readonly unknown[] | undefined): boolean {
  return rows.length === parsed?.length && rows.every((row, index) => row === parsed[index]);
}

/** The page that an earlier call read of the same list in the same way, if the host still has its rows. */
export function knownPage(rows: readonly unknown[], how: ReadAs): Page<unknown> | undefined {
  const known = listOf(rows)?.pages.find((page) => isEqual(page.how, how));
  const items = known?.items.deref();
  return known && items && { items, warnings: known.warnings };
}

export function rememberPage(rows: readonly unknown[], how: ReadAs, { items, warnings }: Page<unknown>): void {
  const pages = listOf(rows)?.pages;
  if (pages === undefined) return;
  const alive = pages.filter((page) => page.items.deref() !== undefined && !isEqual(page.how, how));
  pages.splice(0, pages.length, ...alive.slice(-maxPages + 1), { how, items: new WeakRef(items), warnings });
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
