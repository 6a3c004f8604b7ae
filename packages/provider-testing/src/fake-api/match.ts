import { inspect } from 'node:util';
import type { RecordedRequest } from '../exchange.js';
import type { ReceivedCall } from './call.js';

type SentRequest = Pick<ReceivedCall, 'method' | 'url' | 'headers' | 'body'>;

/** Whether this is the request that was recorded. `baseUrl` precedes the recorded path. */
export function isRecorded(call: SentRequest, recorded: RecordedRequest, baseUrl: string): boolean {
  return partsOf(call, recorded, baseUrl).every(isEqual);
}

/** The parts of a request that differ from the recorded one: `query: { page: '2' } instead of { page: '1' }`. */
export function differences(call: SentRequest, recorded: RecordedRequest, baseUrl: string): string[] {
  return partsOf(call, recorded, baseUrl)
    .filter((part) => !isEqual(part))
    .map(([name, sent, expected]) => `${name}: ${inspect(sent)} instead of ${inspect(expected)}`);
}

type Part = readonly [name: string, sent: unknown, recorded: unknown];

function partsOf(call: SentRequest, recorded: RecordedRequest, baseUrl: string): Part[] {
  const headers = Object.entries(recorded.headers ?? {});
  return [
    ['method', call.method, recorded.method.toUpperCase()],
    ['URL', `${call.url.origin}${call.url.pathname}`, new URL(baseUrl.replace(/\/+$/, '') + recorded.path).href],
    ['query', Object.fromEntries(call.url.searchParams), recorded.query ?? {}],
    ...headers.map(([name, value]): Part => [`header ${name}`, call.headers.get(name) ?? undefined, value]),
    ...(recorded.body === undefined ? [] : [['body', sentBody(call, recorded.body), recorded.body] as const]),
  ];
}

function isEqual([, sent, recorded]: Part): boolean {
  return agrees(sent, recorded);
}

function sentBody({ body }: SentRequest, recorded: unknown): unknown {
  if (typeof recorded === 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function agrees(sent: unknown, recorded: unknown): boolean {
  if (recorded === '*') return sent !== undefined;
  if (typeof recorded !== 'object' || recorded === null) return sent === recorded;
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) !== Array.isArray(recorded)) return false;
  const actual = new Map(Object.entries(sent));
  const expected = Object.entries(recorded).filter(([, value]) => value !== undefined);
  return expected.length === actual.size && expected.every(([key, value]) => agrees(actual.get(key), value));
}
