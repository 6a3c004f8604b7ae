import { hash } from 'node:crypto';
import type { HttpCall } from './http-types.js';
import { type JsonScan, scanJson } from './read-json.js';
import { type KnownList, markKnown } from './read-rows.js';

/** Recognizes the lists in the responses of one account that are the same as in its previous response. */
export interface KnownLists {
  /** Scans the body of a response to `call`. */
  scan(call: HttpCall<unknown>, body: Uint8Array): MarkedScan;
}

export interface MarkedScan extends Pick<JsonScan, 'excess' | 'hasLongNumbers'> {
  /** Marks the lists of the parsed body that `read` contains unchanged, so that `readRows` recognizes them. */
  mark(parsed: unknown, read: unknown): void;
}

/** Requests of an account whose lists are remembered. */
const maxRequests = 5_000;
/** Lists of a response that are remembered. */
const maxLists = 8;

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
        return before.find((list) => list.name === name && isAt(list, body, start));
      });
      const found = lists.slice(0, maxLists).map(({ path, start, end, known, values, hasLongNumbers }) => {
        const digest = known?.digest ?? digestOf(body, start, end);
        const length = end - start;
        const sample = known?.sample ?? sampleOf(body, start, end);
        return {
          path,
          list: known ?? { name: nameOf(path), digest, sample, length, values, hasLongNumbers, pages: [] },
        };
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
            markKnown(rows, list);
          }
        },
      };
    },
  };
}

/** Equal for equal requests. The credential is not part of it. */
function nameOfRequest({ method, path, query, json, form, headers }: HttpCall<unknown>): string {
  return hash('sha256', JSON.stringify([method, path, query, json, form, headers]), 'base64');
}

function nameOf(path: readonly string[]): string {
  return path.join('\n');
}

function isAt({ length, sample, digest }: KnownList, body: Uint8Array, start: number): boolean {
  const end = start + length;
  // The digest takes long for a list that has changed.
  return sampleOf(body, start, end) === sample && digestOf(body, start, end) === digest;
}

/** Differs for most lists that differ in some rows. */
function sampleOf(body: Uint8Array, start: number, end: number): number {
  let sample = 0;
  for (let at = start; at < end; at += 16) sample = (Math.imul(sample, 31) + (body[at] ?? 0)) | 0;
  return sample;
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
